import type { Fact, Locale, Passage, PerLocale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type Check, witness } from './check.ts';
import { replaceSpans } from './rewrite.ts';

type Placeholder = Extract<Fact, { kind: 'placeholder' }>;

/** A placeholder that was torn, emptied or moved apart, while peers keep theirs whole. */
const check: Check = {
	id: 'placeholder-damaged',
	scope: 'passage',
	severity: 'warning',
	over: ['text-untranslated'],
	*run({ passages, position }, { witnesses, place }) {
		for (const [locale, passage] of Object.entries(passages)) {
			const damaged = placeholders(passage).filter(({ intact }) => !intact);
			const whole = wholePeers(passages, locale, witnesses.language);
			const open = whole.length > 0 ? unclosed(passage, whole) : null;
			if (open) {
				const actual = passage.text.slice(open.start, open.end);
				const values = { placeholder: `${actual}>` };
				yield {
					confidence: 0.95,
					locale,
					place: place(passage, open.start, open.end),
					...position(locale),
					message: { key: 'checks.placeholder-damaged.message', values },
					actual,
					expected: `${actual}>`,
					suggestion: replaceSpans(passage.text, [{ ...open, text: `${actual}>` }]),
					evidence: whole.map((peer) => witness('peer', peer, 'expected')),
					subject: passage,
				};
				continue;
			}
			const lost = placeholders(passage).length === 0 && whole.length > 1 && passage.text.trim() !== '';
			if ((damaged.length === 0 && !lost) || (whole.length === 0 && sharedDamage(passages, locale))) continue;
			const [first] = damaged;
			const last = damaged.at(-1);
			const wanted = agreedNames(whole);
			yield {
				confidence: first ? 0.95 : 0.8,
				locale,
				place: first && last ? place(passage, first.start, last.end) : passage.place,
				...position(locale),
				message: {
					key: `checks.placeholder-damaged.${lost ? 'lost' : 'message'}`,
					values: { placeholder: wanted ?? '' },
				},
				actual: first && last ? passage.text.slice(first.start, last.end) : '',
				expected: wanted,
				suggestion: suggest(passage, damaged, whole),
				evidence: whole.map((peer) => witness('peer', peer, 'expected')),
				subject: passage,
			};
		}
	},
};
export default check;

const placeholders = (cell: Passage) => cell.facts.filter((fact): fact is Placeholder => fact.kind === 'placeholder');

const OPENED = /<([\p{L}_][\p{L}\p{N}_-]*)(?![\p{L}\p{N}_-]|[^<\n]*>)/gu;

/** A placeholder whose closing bracket is lost: a peer has its name in both. */
function unclosed({ text }: Passage, whole: readonly Passage[]): { start: number; end: number } | null {
	const names = new Set(whole.flatMap(placeholders).map(({ value }) => value.toLowerCase()));
	for (const match of text.matchAll(OPENED))
		if (names.has(`${match[0].toLowerCase()}>`)) return { start: match.index, end: match.index + match[0].length };
	return null;
}

/** Cells of other languages that have placeholders, all of them whole. */
function wholePeers(cells: PerLocale<Passage>, locale: Locale, language: (locale: Locale) => string): Passage[] {
	return Object.entries(cells).flatMap(([other, cell]) => {
		const own = placeholders(cell);
		return language(other) !== language(locale) && own.length > 0 && own.every(({ intact }) => intact) ? cell : [];
	});
}

/** Whether every locale has the same damage: then it may be meant so. */
function sharedDamage(passages: PerLocale<Passage>, locale: Locale): boolean {
	const others = Object.entries(passages).filter(([other]) => other !== locale);
	return others.length > 0 && others.every(([, other]) => placeholders(other).some(({ intact }) => !intact));
}

function agreedNames(peers: readonly Passage[]): string | null {
	const names = new Set(
		peers.map((peer) =>
			placeholders(peer)
				.map((fact) => peer.text.slice(fact.start, fact.end))
				.join(' '),
		),
	);
	return names.size === 1 ? ([...names][0] as string) : null;
}

/** The placeholder put together again: where it only holds blanks or a stop too many and peers know its name. */
function suggest(cell: Passage, damaged: readonly Placeholder[], peers: readonly Passage[]): string | null {
	const known = new Map(
		peers.flatMap((peer) =>
			placeholders(peer).map(
				(fact) => [comparable(fact.value).toLowerCase(), peer.text.slice(fact.start, fact.end)] as const,
			),
		),
	);
	if (damaged.length === 0) return null;
	const replacements = damaged.map(({ start, end }) => {
		const text = cell.text.slice(start, end);
		const inner = /^(.)\s*(.*?)([.,;:\s]*)(.)$/su.exec(comparable(text));
		const whole = inner && known.get((inner[2] as string).toLowerCase());
		return whole ? { start, end, text: `${whole}${(inner[3] as string).trim()}` } : null;
	});
	return replacements.every((each) => each !== null) ? replaceSpans(cell.text, replacements) : null;
}
