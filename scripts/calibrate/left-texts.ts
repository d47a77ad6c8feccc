import { join } from 'node:path';
import type { TranslationUnit } from '../../src/core/checks/check.ts';
import { leadsAbroad } from '../../src/core/checks/foreign-spans.ts';
import { translationUnits } from '../../src/core/checks/translation-units.ts';
import type { Locale, Location, Segment, SourceFile, Topic } from '../../src/core/index.ts';
import { learn, observe, read } from '../../src/core/pipeline.ts';
import { loadProject } from '../../src/io/index.ts';
import { type Random, randomOf } from '../detect/prng.ts';
import { applyEdits, cellEdit, type Edit, movedOffset } from '../detect/source-edits.ts';
import type { Example } from './fit.ts';
import { alikeOf, claimOf, groupOf } from './labelled.ts';

/** A planted example counts less than one that was read. */
const WEIGHT = 0.5;
/** Of a set that is large, this many examples are enough. */
const MOST = 60;
/** Of how many texts one is left. */
const EVERY = 25;

/**
 * What is told of texts that were left in the source's language: single ones, links' texts, whole columns, half of a page; some as an
 * older version of the source had them. `isRight` says that the documents are right, so that what is told of others is false;
 * `isSourceKnown`, whether the source's own documents are there, too.
 */
export async function leftExamples(
	folder: string,
	set: string,
	{ seed, isRight, isSourceKnown = true }: { seed: number; isRight: boolean; isSourceKnown?: boolean },
): Promise<Example[]> {
	const { files, settings } = await loadProject({ content: join(folder, set) });
	const { topics } = learn(
		files.flatMap((file) => read(file, settings).document ?? []),
		settings,
	);
	const locales = [...new Set(files.map(({ locale }) => locale))];
	const source = settings.source ?? (locales.includes('en') ? 'en' : (locales[0] as Locale));
	const random = randomOf(seed, set);
	const planted = plant(topics, source, random);
	const there = isSourceKnown ? files : files.filter(({ locale }) => locale !== source);
	const known = isSourceKnown ? settings : { ...settings, source: null };
	const before = new Set(observe(there, known).map(({ finding }) => claimOf(finding)));
	const changed = there.map(
		(file): SourceFile => ({ ...file, text: applyEdits(file.text, planted.get(file.path) ?? []) }),
	);
	const examples = observe(changed, known).flatMap(({ finding, features, family }): Example[] => {
		if (finding.check !== 'text-untranslated') return [];
		const isHere = isIn(planted, finding.location);
		// What was told of that text before may have been right.
		if (isHere === before.has(claimOf(finding)) || !(isHere || isRight)) return [];
		return [
			{
				...{ group: groupOf(set), check: finding.check, family, features, isFault: isHere, weight: WEIGHT },
				...{ kind: 'planted', severity: finding.severity, alike: alikeOf(finding) },
				shown: `${set} ${finding.location.path}:${finding.location.start.line} ${finding.check} ${finding.locale} “${finding.actual}”`,
			},
		];
	});
	return isRight ? examples : random.shuffle(examples).slice(0, MOST);
}

type Edits = ReadonlyMap<string, readonly Edit[]>;

/** Whether a place lies in what was put into a file. */
const isIn = (planted: Edits, { path, start, end }: Location): boolean =>
	(planted.get(path) ?? []).some((edit, _, edits) => {
		const from = movedOffset(edit.start, edits);
		return start.offset <= from + edit.text.length && from <= end.offset;
	});

/** Edits by file that leave texts as the source has them. */
function plant(topics: readonly Topic[], source: Locale, random: Random): Edits {
	const planted = new Map<string, Edit[]>();
	const unitsOf = (topic: Topic): TranslationUnit[] => [...translationUnits(topic)].filter(({ code }) => !code);
	const units = topics.flatMap(unitsOf);
	const words = units.flatMap(({ segments }) => segments[source]?.text.match(SMALL_WORD) ?? []);
	const put = (own: Segment, start: number, end: number, text: string): boolean => {
		const edit = cellEdit(own, start, end, text);
		const edits = planted.get(own.location.path) ?? [];
		if (!edit || edits.some((other) => edit.start < other.end && other.start < edit.end)) return false;
		planted.set(own.location.path, [...edits, edit]);
		return true;
	};
	const leave = (own: Segment | undefined, theirs: Segment | undefined): boolean =>
		own !== undefined &&
		theirs !== undefined &&
		own.text !== theirs.text &&
		/\p{L}{3}|\p{Lo}{2}/u.test(theirs.text) &&
		isPlain(theirs.text) &&
		!own.marks.some((mark) => leadsAbroad(mark) && mark.end - mark.start === own.text.length) &&
		put(own, 0, own.text.length, older(theirs.text, words, random));
	const translatedIn = (of: Readonly<Record<Locale, unknown>>) =>
		random.pick(Object.keys(of).filter((locale) => locale !== source));

	let left = Math.ceil(units.length / EVERY);
	for (const { segments, cell, header } of random.shuffle([...units])) {
		const locale = translatedIn(segments);
		const [own, theirs] = [locale === null ? undefined : segments[locale], segments[source]];
		if (
			left > 0 &&
			own &&
			theirs &&
			(leaveLink(own, theirs, put, random) || ((cell || header || random.below(2)) && leave(own, theirs)))
		)
			left--;
	}
	for (const { tables } of topics.filter(() => random.below(3) === 0))
		for (const { columns, rows } of tables) {
			const column = random.pick([...columns]);
			const locale = column && translatedIn(column.members);
			if (!column || !locale) continue;
			for (const { cells } of rows)
				leave(
					cells[locale]?.cells[column.members[locale] ?? Number.NaN],
					cells[source]?.cells[column.members[source] ?? Number.NaN],
				);
		}
	for (const topic of random.shuffle([...topics]).slice(0, Math.ceil(topics.length / 8))) {
		const locale = translatedIn(topic.documents);
		const share = 2 + random.below(3);
		if (locale === null) continue;
		for (const { segments } of unitsOf(topic)) if (random.below(share) > 0) leave(segments[locale], segments[source]);
	}
	return planted;
}

/** Leaves the text of a link; false where there is none. */
function leaveLink(
	own: Segment,
	theirs: Segment,
	put: (own: Segment, start: number, end: number, text: string) => boolean,
	random: Random,
): boolean {
	// Titles of other sites are left by right.
	const links = ({ marks }: Segment) => marks.filter((mark) => mark.kind === 'link' && !leadsAbroad(mark));
	if (links(own).length !== links(theirs).length) return false;
	const at = random.below(Math.max(1, links(own).length));
	const [from, to] = [links(theirs)[at], links(own)[at]];
	const text = from && theirs.text.slice(from.start, from.end);
	if (!to || !text || text === own.text.slice(to.start, to.end) || !isPlain(text)) return false;
	return put(own, to.start, to.end, text);
}

/** Whether a text can be written as it is in any markup. */
const isPlain = (text: string) => !/[<>`*_[\]|\\&{}]/.test(text);

const SMALL_WORD = /(?<![\p{L}\p{N}])\p{Ll}{2,}(?![\p{L}\p{N}])/gu;

/** One text of three as it may have stood in an older version: with words less, or with others. */
function older(text: string, words: readonly string[], random: Random): string {
	const parts = text.split(' ');
	if (parts.length < 3 || random.below(3) > 0) return text;
	const times = 1 + random.below(Math.max(1, Math.floor(parts.length / 4)));
	for (let n = 0; n < times; n++) {
		const at = random.below(parts.length);
		const word = random.pick([...words]);
		if (word === null || (parts.length > 3 && random.below(2))) parts.splice(at, 1);
		else parts[at] = word;
	}
	return parts.join(' ');
}
