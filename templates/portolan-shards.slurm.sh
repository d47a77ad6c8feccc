#!/bin/sh
# Checks many documents on the nodes of a Slurm cluster: each task judges a shard of the topics, then one reports what a
# single run would. Run it in the folder of your project, which all nodes share:
#   sh portolan-shards.slurm.sh [<number of shards>]
# Name your content folder after "check" and after "--content" if the settings do not.
set -eu
shards=${1:-4}
rm -rf shards
mkdir shards
judge=$(sbatch --parsable --job-name=portolan-shards --array="1-$shards" --output=shards/%a.log --wrap \
	'npx --yes portolan@latest check --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --out "shards/part-$SLURM_ARRAY_TASK_ID"')
# Where a shard fails, so does the report; its log is beside it.
sbatch --wait --job-name=portolan-report --dependency="afterok:$judge" --kill-on-invalid-dep=yes \
	--output=shards/report.txt --wrap 'npx --yes portolan@latest merge shards/part-*' || failed=$?
cat shards/report.txt shards/*.log
exit "${failed:-0}"
