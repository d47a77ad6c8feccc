import { languageOf } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Block, Segment } from '../model.ts';
import { remembered, replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, evidenceOf, peers, type TranslationUnit } from './check.ts';
import { placeFeatures, usageOf } from './code-features.ts';
import { type Coded, counterparts, type Departure, departures, type Odd, type Piece, piecesIn } from './code-pieces.ts';
import { localizedFeatures } from './localized.ts';
import { nonEmpty, otherLanguages } from './presence.ts';
import { isNear } from './spelling.ts';

/**
 * Code within a text – a command, a path, an option – that has words otherwise than its peers have them in its place: translated,
 * damaged, lost, in other letter case, or with a blank in a placeholder. What placeholders and quoted texts say is free.
 */
export function* differingCode(
	unit: TranslationUnit,
	context: CheckContext,
	reported: ReadonlySet<string>,
): Generator<Diagnostic> {
	const { language, source } = context.reliability;
	const texts = nonEmpty(unit.segments).map(([locale, segment]) => ({ locale, segment, pieces: piecesIn(segment) }));
	if (texts.every(({ pieces }) => pieces.length === 0)) return;
	const found: { odd: Odd; use: Features; isBlamed: boolean; of: number }[] = [];
	for (const own of texts) {
		if (own.locale === source) continue;
		const foreign = texts.filter(({ locale }) => language(locale) !== language(own.locale));
		for (const odd of oddPieces(own, foreign)) {
			const { piece, model, holders } = odd;
			if ([...reported].some((name) => name !== '' && piece.text.includes(name))) continue;
			const { blocks = [] } = context.topic.documents[own.locale] ?? {};
			if (codeOfLists(blocks).get(own.segment)?.has(model.bare)) continue;
			if (unit.isNearby(own.locale, { ...model, key: model.bare }, codes, context)) continue;
			const use = usageOf(odd, context);
			// Of two languages, who never has a word otherwise that the other has nowhere else is right.
			const isBlamed =
				new Set(holders.map(language)).size > 1 || (use['code-right'] as number) > (use['code-wrong'] as number);
			found.push({ odd, use, isBlamed, of: foreign.length });
		}
	}
	// What one of two languages is blamed for is not told of the other as well.
	const told = new Set(found.flatMap(({ odd, isBlamed }) => (isBlamed ? odd.piece : [])));
	for (const { odd, use, isBlamed, of } of found) {
		if (!isBlamed && told.has(odd.model)) continue;
		told.add(odd.piece);
		yield diagnostic(odd, isBlamed, use, of, unit, context);
	}
}

/** The pieces of a text that no other language has, where what stands in their place can be told. */
function* oddPieces(own: Coded, foreign: readonly Coded[]): Generator<Odd> {
	const models = foreign.map((peer) => ({ peer, of: counterparts(own.pieces, peer.pieces) }));
	for (const piece of own.pieces) {
		const torn = tornModel(piece, foreign);
		if (torn) yield { own, piece, model: torn, departures: [], holders: foreign.map(({ locale }) => locale) };
		if (foreign.some(({ pieces }) => pieces.some(({ bare }) => bare === piece.bare))) continue;
		const having = models.flatMap(({ peer, of }) => {
			const model = of.get(piece);
			return model ? { peer, model, departures: departures(piece, model, peer.segment) } : [];
		});
		const agreed = agreedOn(having);
		const [first] = agreed.by;
		if (!first || agreed.departures.length === 0 || agreed.departures.length > MOST) continue;
		const holders = agreed.by.map(({ peer }) => peer.locale);
		yield { own, piece, model: first.model, departures: agreed.departures, holders };
	}
}

/** In what a piece departs from all languages that have something in its place, or in all that it departs from more than half of them, and who these are. */
function agreedOn(having: readonly Having[]): {
	readonly departures: readonly Departure[];
	readonly by: readonly Having[];
} {
	const languages = (some: readonly Having[]) => new Set(some.map(({ peer }) => languageOf(peer.locale))).size;
	const [first, ...others] = having;
	const isSame = (a: Departure) => (b: Departure) => a.start === b.start && a.end === b.end && a.text === b.text;
	const shared = first?.departures.filter((each) => others.every((other) => other.departures.some(isSame(each))));
	if (shared?.length) return { departures: shared, by: having };
	// What has nothing in the place of a word may be older, and says nothing of how the word is written.
	const isSaying = ({ departures }: Having) => departures.every(({ text }) => text.trim() !== '');
	const saying = having.some(isSaying) ? having.filter(isSaying) : having;
	const alike = Map.groupBy(saying, ({ departures }) => JSON.stringify(departures));
	const most = [...alike.values()].find((group) => 2 * languages(group) > languages(saying)) ?? [];
	return { departures: most[0]?.departures ?? [], by: most };
}

/** What a language has in the place of a piece of code. */
interface Having {
	readonly peer: Coded;
	readonly model: Piece;
	readonly departures: readonly Departure[];
}

/** A line that departs in more has been written anew. */
const MOST = 2;

/** What all other languages have in the place of a piece that only has a blank in a placeholder or a name which they have not. */
function tornModel({ bare, text }: Piece, foreign: readonly Coded[]): Piece | null {
	const models = foreign.map(({ pieces }) => pieces.find((each) => each.bare === bare));
	const [model] = models;
	if (!model || models.some((each) => each?.text !== model.text)) return null;
	const isTorn = text !== model.text && text.replace(/\s+/g, '') === model.text.replace(/\s+/g, '');
	return isTorn && (/<[^<>\s]*\s[^<>]*>/.test(text) || hasTornName(text, model.text)) ? model : null;
}

/** Whether one of two texts that differ in blanks only has one within a name of the other: `kv- expire`, `clock Skew`. */
function hasTornName(...texts: readonly [string, string]): boolean {
	// With blanks on both sides of it, a mark is an operator.
	const [a, b] = texts.map((text) => text.replace(/\s/g, ' ').replace(/ ([-.@]) /g, '$1')) as [string, string];
	let [at, there] = [0, 0];
	while (at < a.length && there < b.length) {
		if (a[at] === b[there]) {
			at++;
			there++;
			continue;
		}
		const [before, after] = a[at] === ' ' ? [b[there - 1], b[there]] : [a[at - 1], a[at]];
		if (before && after && JOINED.test(before + after)) return true;
		if (a[at] === ' ') at++;
		else there++;
	}
	return false;
}

/** Two characters that a blank between them parts a name at. */
const JOINED = /^(?:[\p{L}\p{N}][\p{L}\p{N}_.@-]|[_.@-][\p{L}\p{N}])$/u;

/** The code of the whole list that each of its items stands in: the order of items is often free. */
const codeOfLists = remembered((blocks: readonly Block[]) => {
	const known = new Map<Segment, Set<string>>();
	let list = new Set<string>();
	for (const block of blocks) {
		if (block.kind !== 'list-item') {
			list = new Set();
			continue;
		}
		for (const { bare } of piecesIn(block)) list.add(bare);
		known.set(block, list);
	}
	return known;
});

/** Code as a fact, which may stand in another item of the same list. */
const codes = {
	items: (segment: Segment) => piecesIn(segment).map(({ start, end, bare }) => ({ start, end, key: bare })),
	implies: () => false,
};

function diagnostic(
	odd: Odd,
	isBlamed: boolean,
	use: Features,
	all: number,
	unit: TranslationUnit,
	context: CheckContext,
): Diagnostic {
	const { own, piece, model, departures, holders } = odd;
	const { locale, segment } = own;
	const { source } = context.reliability;
	const isTorn = departures.length === 0;
	const written = isTorn ? piece.text : textOf(piece, segment);
	const changed = replaceSpans(
		written,
		departures.map(({ start, end, text }) => ({ start: start - piece.start, end: end - piece.start, text })),
	);
	const expected = isTorn ? model.text : changed;
	const isForm = !isTorn && written.toLowerCase() === expected.toLowerCase();
	const [from, to] = [
		departures.map(({ start, end }) => segment.text.slice(start, end).trim()).join(' '),
		departures.map(({ text }) => text.trim()).join(' '),
	];
	return {
		severity: isForm ? 'info' : 'warning',
		confidence: isBlamed ? 0.85 : 0.5,
		locale: isBlamed ? locale : null,
		location: context.locate(segment, piece.start, piece.end),
		...unit.position(locale),
		message: isBlamed
			? { key: 'checks.identifier-mismatch.message', values: { actual: written, expected } }
			: { key: 'checks.identifier-mismatch.undecided', values: { actual: written, expected: model.text } },
		actual: written,
		...(isBlamed ? { expected } : {}),
		// A block of code is never rewritten for its form; what several letters ask for, one may as well.
		suggestion:
			!isBlamed || (isForm && unit.code) || (LETTERS.test(from) && LETTERS.test(to))
				? null
				: replaceSpans(segment.text, isTorn ? [{ ...piece, text: expected }] : [...departures]),
		evidence: isBlamed
			? peers(unit.segments, locale, source)
			: nonEmpty(unit.segments).map(([other, each]) =>
					evidenceOf('peer', each, other === locale ? 'actual' : 'expected'),
				),
		target: segment,
		features: {
			'code-line': unit.code ? 1 : 0,
			'code-torn': isTorn ? 1 : 0,
			'code-form': isForm ? 1 : 0,
			'code-lost': from === '' && !isTorn ? 1 : 0,
			'code-added': to === '' && !isTorn ? 1 : 0,
			'code-near': isNear(from, to) ? 1 : 0,
			'code-option': /^-/.test(from || to) ? 1 : 0,
			'code-path': /[/\\]/.test(written) ? 1 : 0,
			'code-whole': from === written ? 1 : 0,
			...placeFeatures(odd, segment),
			'code-size': Math.log2(1 + piece.words.length),
			'code-silent': Math.log2(1 + all - holders.length),
			...use,
			...localizedFeatures(from, to, locale, otherLanguages(unit.segments, locale, context.reliability), context),
		},
	};
}

/** Options of a letter each, one or several at once: `-f`, `-fr`. */
const LETTERS = /^-\p{L}{1,4}$/u;

const textOf = ({ start, end }: Piece, { text }: Segment): string => text.slice(start, end);
