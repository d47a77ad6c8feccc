import type { Analysis, Topic } from '../../core/index.ts';

/** What an analysis says of one topic alone, so that the same exports write it. */
export function onlyTopic(analysis: Analysis, topic: Topic): Analysis {
	return {
		...analysis,
		topics: [topic],
		documents: analysis.documents.filter((document) => document.topic === topic.id),
		records: analysis.records.filter((record) => record.topic === topic.id),
		findings: analysis.findings.filter((finding) => finding.topic === topic.id),
	};
}
