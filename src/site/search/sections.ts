import type { Locale, PerLocale, Topic } from '../../core/index.ts';
import type { Section } from '../render/sections.ts';
import type { Site } from '../site.ts';

/** One section in every language that has it. */
export interface AlignedSection {
	readonly topic: string;
	/** What it is called within its topic, the same in all languages. */
	readonly key: string;
	readonly members: PerLocale<Section>;
	/** Whether a finding is on something that stands in it, in any language. */
	readonly hasFinding: boolean;
	/** Whether nearly all of its text is links, as below "See also". */
	readonly isLinks: boolean;
}

/** From which share of its letters on, a section that is links is one of links. */
const shareOfLinks = 0.8;

/** The sections of all topics, those of several languages put together where their headings are each other's. */
export function alignedSections(site: Site): AlignedSection[] {
	return site.analysis.topics.flatMap((topic) => sectionsOf(topic, site));
}

function sectionsOf(topic: Topic, site: Site): AlignedSection[] {
	const aligned = new Map<string, Record<Locale, Section>>();
	const flagged = new Set<string>();
	const links = new Set<string>();
	for (const locale of Object.keys(topic.documents).sort()) {
		const headings = headingsOf(topic, locale);
		const starts: { readonly line: number; readonly key: string }[] = [];
		const lists = linkLists(topic, locale);
		const sections = site.sections(locale, topic);
		const start = sections.some(({ id }) => id === null) ? [] : [{ id: null, heading: '', text: '' }];
		for (const section of [...start, ...sections]) {
			const heading = section.id === null ? undefined : headings.get(section.heading)?.shift();
			const key = section.id === null ? 'start' : (heading?.key ?? `${locale} ${section.id}`);
			if (heading && lists.has(heading.line)) links.add(key);
			if (heading) starts.push({ line: heading.line, key });
			aligned.set(key, { ...aligned.get(key), [locale]: section });
		}
		for (const { location } of site.findingsOf(topic.id))
			if (location.path === topic.documents[locale]?.path)
				flagged.add(starts.findLast(({ line }) => line <= location.start.line)?.key ?? 'start');
	}
	return [...aligned].map(([key, members]) => ({
		...{ topic: topic.id, key, members, hasFinding: flagged.has(key), isLinks: links.has(key) },
	}));
}

/** By a heading's text its places in one language, in the document's order, each with the key that its translations share. */
function headingsOf({ blocks }: Topic, locale: Locale): Map<string, { key: string; line: number }[]> {
	const found = new Map<string, { key: string; line: number }[]>();
	for (const [index, block] of blocks.entries()) {
		const heading = block[locale];
		if (heading?.kind !== 'heading') continue;
		const text = heading.text.replace(/\s+/g, ' ').trim();
		found.set(text, [...(found.get(text) ?? []), { key: String(index), line: heading.location.start.line }]);
	}
	return found;
}

/** The lines of the headings above texts that are nearly all links; of several in a row, all. */
function linkLists({ documents }: Topic, locale: Locale): Set<number> {
	const found = new Set<number>();
	let headings: number[] = [];
	let [letters, linked] = [0, 0];
	const close = () => {
		if (letters > 0 && linked >= shareOfLinks * letters) for (const line of headings) found.add(line);
		if (letters > 0) headings = [];
		[letters, linked] = [0, 0];
	};
	for (const { kind, text, marks, location } of documents[locale]?.blocks ?? []) {
		if (kind === 'heading') {
			close();
			headings.push(location.start.line);
			continue;
		}
		letters += text.trim().length;
		for (const mark of marks) if (mark.kind === 'link') linked += mark.end - mark.start;
	}
	close();
	return found;
}
