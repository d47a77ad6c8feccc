/** What all documents of a run teach the checks; sums over translation units. */
import { corpusCounter, corpusOf, languageCounter, languageOf, languagesOf, readingOf } from '../corpus/index.ts';
import type { Drift, FeatureContext } from '../evidence/index.ts';
import type { Settings, Topic } from '../model.ts';
import { type Part, sumOf, toAll } from '../parts.ts';
import type { Reconciled } from '../reconcile/index.ts';
import { formatPorts } from '../tables/index.ts';
import type { CheckContext } from './check.ts';
import { type Flow, flowKey, portCell } from './documents-contradict.ts';
import { unevenIn } from './page-revisions.ts';
import { countedIn, teachFrom } from './per-run.ts';
import { translationUnits, walk } from './translation-units.ts';

/** What judging a topic takes besides the topic itself: the settings, and what all documents of the run teach. */
export interface Model
	extends Pick<CheckContext, 'settings' | 'corpus' | 'languages' | 'flows' | 'topics'>,
		Omit<Reconciled, 'topics'> {
	readonly drift: FeatureContext['drift'];
	/** Which features are asked for; without it those that say something to the evidence model. */
	readonly isAsked?: FeatureContext['isAsked'];
}

/**
 * Learns from the topics of a part what it tells all parts, and from what they tell the model, which then holds for its topics;
 * `topics` are those of all parts. Linear in their texts. What single checks learn besides is kept by the list of topics
 * (`per-run.ts`).
 */
export function* teach(own: Reconciled, topics: readonly Topic[], settings: Settings): Part<Model> {
	const isFirst = yield* firstReadings(own.topics);
	const corpus = corpusCounter(languageOf);
	const languages = languageCounter();
	const drifts = new Map<string, Drift>();
	let at = 0;
	const checks = countedIn(own.topics, (topic) => {
		for (const { segments, code } of translationUnits(topic)) {
			if (isFirst[at++]) corpus.add(segments);
			if (!code) languages.add(segments);
		}
		addDrift(topic, drifts);
	});
	const counts = { corpus: corpus.counts, flows: flowsIn(own.topics), languages: languages.counts, checks };
	const told = yield* toAll(counts);
	teachFrom(
		topics,
		told.map(({ checks }) => checks),
	);
	return {
		...{ ...own, topics, settings },
		corpus: corpusOf(sumOf(told.map(({ corpus }) => corpus)), languageOf),
		flows: sumOf(told.map(({ flows }) => flows)),
		languages: languagesOf(sumOf(told.map(({ languages }) => languages)), languages.counted),
		drift: (topic, locale) => drifts.get(`${topic} ${locale}`) ?? NO_DRIFT,
	};
}

/** For each text of some topics, in its order, whether it stands nowhere before, in this part or another, word for word in all its locales: it was translated once. */
function* firstReadings(topics: readonly Topic[]): Part<Uint8Array> {
	const readings = new Map<string, number>();
	let count = 0;
	for (const topic of topics)
		for (const { segments } of walk(topic)) {
			const reading = readingOf(segments);
			if (!readings.has(reading)) readings.set(reading, count);
			count++;
		}
	const all = yield* toAll<ReadonlyMap<string, number>>(readings);
	const before = all.slice(0, all.indexOf(readings));
	const isFirst = new Uint8Array(count);
	for (const [reading, at] of readings) if (!before.some((others) => others.has(reading))) isFirst[at] = 1;
	return isFirst;
}

const NO_DRIFT: Drift = { lacking: 0, alone: 0, of: 0 };

/** Notes how far each locale's page of a topic is from the others', by topic and locale. */
function addDrift(topic: Topic, drifts: Map<string, Drift>): void {
	for (const locale of Object.keys(topic.documents)) {
		const { lacking, alone, of } = unevenIn(topic, locale, languageOf);
		drifts.set(`${topic.id} ${locale}`, { lacking: lacking.length, alone: alone.length, of });
	}
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
					const { text, location } = cell;
					same.push({ topic: topic.id, ports: formatPorts(flow.ports), cell: { text, location } });
				}
	return flows;
}
