import type { Block, Locale, Passage, Topic } from '../model.ts';
import { type Check, type CheckContext, type Draft, witness } from './check.ts';
import { passagesOf } from './passages.ts';

/** A draft with the check that made it. */
export interface Reported {
	readonly check: Check;
	readonly draft: Draft;
}

/** How many of the texts that differ a finding shows. */
const SHOWN = 5;

/**
 * For each locale of a topic one draft that says it is another version of the page: that it lacks texts which most other
 * languages have, has others alone, and states facts otherwise. How far it is from the others is told as features.
 */
export function revisionDrafts(topic: Topic, reported: readonly Reported[], context: CheckContext): Draft[] {
	const { language } = context.witnesses;
	const units = passagesOf(topic).filter(({ header }) => !header);
	const locales = Object.keys(topic.documents);
	if (new Set(locales.map(language)).size < 2) return [];
	return locales.flatMap((locale) => {
		const others = new Set(locales.map(language).filter((other) => other !== language(locale)));
		const lacking: Passage[] = [];
		const alone: Passage[] = [];
		let count = 0;
		for (const { passages } of units) {
			const having = new Set(Object.keys(passages).map(language));
			const own = passages[locale];
			const theirs = Object.entries(passages).filter(([other]) => language(other) !== language(locale));
			if (!own && 2 * having.size > others.size) lacking.push(theirs[0]?.[1] as Passage);
			else if (own && theirs.length === 0) alone.push(own);
			count++;
		}
		const changed = reported.filter(({ check, draft }) => check.isOneSided && draft.locale === locale);
		const open = reported.filter(({ check, draft }) => check.isOneSided && draft.locale === null);
		const differences = lacking.length + alone.length + changed.length + open.length;
		const document = topic.documents[locale];
		const first: Block | Passage | undefined = document?.blocks[0] ?? document?.tables[0]?.rows[0]?.cells[0];
		if (!first || differences === 0 || count === 0) return [];
		const dates = Object.values(topic.documents).map(({ revision }) => revision);
		const own = document?.revision ?? null;
		return [
			{
				confidence: 0.5,
				locale,
				place: first.place,
				message: {
					key: 'checks.translation-stale.message',
					values: { locale, lacking: lacking.length, alone: alone.length, changed: changed.length + open.length },
				},
				evidence: [
					...lacking.slice(0, SHOWN).map((passage) => witness('peer', passage, 'expected')),
					...changed.slice(0, SHOWN).flatMap(({ draft }) => draft.evidence.slice(0, 1)),
					...alone.slice(0, SHOWN).map((passage) => witness('peer', passage, 'actual')),
				].slice(0, SHOWN),
				subject: first,
				features: {
					'revision-share': Math.log2((differences + 0.5) / (count + 1)),
					'revision-count': Math.log2(1 + differences),
					'revision-lacking': (lacking.length + 0.5) / (lacking.length + alone.length + 1),
					'revision-changed': Math.log2(1 + changed.length),
					'revision-older': own !== null && dates.some((date) => date !== null && date > own) ? 1 : 0,
					'revision-same': own !== null && dates.every((date) => date === own) ? 1 : 0,
				},
			},
		];
	});
}

/** Whether a draft says no more than that its page is another version. */
export function followsRevision({ check, draft }: Reported, stale: ReadonlySet<Locale>): boolean {
	if (!check.isOneSided) return false;
	if (draft.locale !== null) return stale.has(draft.locale) || expecting(draft).every((locale) => stale.has(locale));
	return [draft.place.locale, ...draft.evidence.map(({ locale }) => locale)].some((locale) => stale.has(locale));
}

/** The locales that have it otherwise than a draft's locale; a page that all of them are behind is not wrong. */
function expecting({ evidence }: Draft): readonly Locale[] {
	const expected = evidence.filter(({ supports }) => supports === 'expected').map(({ locale }) => locale);
	return expected.length > 0 ? expected : [''];
}
