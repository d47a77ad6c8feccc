/** What all documents of a run teach the checks; sums over translation units. */
import { languageOf, learn, learnLanguages } from '../corpus/index.ts';
import type { Drift, FeatureContext } from '../evidence/index.ts';
import type { Settings, Topic } from '../model.ts';
import type { Reconciled } from '../reconcile/index.ts';
import { formatPorts } from '../tables/index.ts';
import type { CheckContext } from './check.ts';
import { type Flow, flowKey, portCell } from './documents-contradict.ts';
import { unevenIn } from './page-revisions.ts';
import { translationUnits } from './translation-units.ts';

/** What judging a topic takes besides the topic itself: the settings, and what all documents of the run teach. */
export interface Model extends Pick<CheckContext, 'settings' | 'corpus' | 'languages' | 'flows'>, Reconciled {
	readonly drift: FeatureContext['drift'];
}

/** Learns from all topics; linear in their texts. What single checks learn besides is kept by the list of topics (`perRun`). */
export function teach(reconciled: Reconciled, settings: Settings): Model {
	const { topics } = reconciled;
	const units = topics.flatMap(translationUnits);
	return {
		...reconciled,
		settings,
		corpus: learn(
			units.map(({ segments }) => segments),
			languageOf,
		),
		flows: flowsIn(topics),
		languages: learnLanguages(units.filter(({ code }) => !code).map(({ segments }) => segments)),
		drift: driftIn(topics),
	};
}

/** How far each locale's page of a topic is from the others', by topic and locale. */
function driftIn(topics: readonly Topic[]): FeatureContext['drift'] {
	const drifts = new Map<string, Drift>();
	for (const topic of topics)
		for (const locale of Object.keys(topic.documents)) {
			const { lacking, alone, of } = unevenIn(topic, locale, languageOf);
			drifts.set(`${topic.id} ${locale}`, { lacking: lacking.length, alone: alone.length, of });
		}
	return (topic, locale) => drifts.get(`${topic} ${locale}`) ?? { lacking: 0, alone: 0, of: 0 };
}

function flowsIn(topics: readonly Topic[]): ReadonlyMap<string, readonly Flow[]> {
	const flows = new Map<string, Flow[]>();
	for (const topic of topics)
		for (const table of topic.tables)
			for (const row of table.rows)
				for (const [locale, { flow }] of Object.entries(row.cells)) {
					const cell = portCell(table, row, locale);
					const key = flowKey(table, row, locale);
					if (!key || !cell) continue;
					const same = flows.get(`${locale}\u0000${key}`) ?? [];
					flows.set(`${locale}\u0000${key}`, same);
					same.push({ topic: topic.id, ports: formatPorts(flow.ports), cell });
				}
	return flows;
}
