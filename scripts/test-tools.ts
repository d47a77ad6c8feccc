/** Programs that tests start: parsers of firewall rules, a server for queues, Slurm, shells. By the package of Debian that has each. */
import { install, mayInstall, onPath } from './debian.ts';

const packages = {
	...{ nft: 'nftables', 'iptables-restore': 'iptables', ansible: 'ansible-core' },
	'redis-server': 'redis-server',
	...{ munged: 'munge', slurmctld: 'slurmctld', slurmd: 'slurmd', sbatch: 'slurm-client' },
	...{ zsh: 'zsh', fish: 'fish' },
} as const;

/** Installs those that are missing, where that is allowed; elsewhere the tests that need them are skipped. */
export function installTestTools(): void {
	const missing = Object.entries(packages).flatMap(([program, name]) => (onPath(program) ? [] : [name]));
	if (missing.length > 0 && mayInstall()) install(missing, 'Programs that tests start are missing');
}
