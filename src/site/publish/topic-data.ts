import type { Analysis, Topic } from '../../core/index.ts';

/** What an analysis says of one topic alone, for each of its topics, so that the same exports write it. */
export function byTopic(analysis: Analysis): (topic: Topic) => Analysis {
	const of = <T extends { readonly topic: string | null }>(all: readonly T[]) => {
		const groups = Map.groupBy(all, ({ topic }) => topic);
		return ({ id }: Topic) => groups.get(id) ?? [];
	};
	const [documents, records, findings] = [of(analysis.documents), of(analysis.records), of(analysis.findings)];
	return (topic) => ({
		...analysis,
		topics: [topic],
		documents: documents(topic),
		records: records(topic),
		findings: findings(topic),
	});
}
