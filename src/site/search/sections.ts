import type { Locale, PerLocale, Topic } from '../../core/index.ts';
import type { Section } from '../render/sections.ts';
import type { Site } from '../site.ts';

/** One section in every language that has it. */
export interface AlignedSection {
	readonly topic: string;
	readonly members: PerLocale<Section>;
	/** Whether a finding is on something that stands in it, in any language. */
	readonly hasFinding: boolean;
}

/** The sections of all topics, those of several languages put together where their headings are each other's. */
export function alignedSections(site: Site): AlignedSection[] {
	return site.analysis.topics.flatMap((topic) => sectionsOf(topic, site));
}

function sectionsOf(topic: Topic, site: Site): AlignedSection[] {
	const aligned = new Map<string, Record<Locale, Section>>();
	const flagged = new Set<string>();
	for (const locale of Object.keys(topic.documents).sort()) {
		const headings = headingsOf(topic, locale);
		const starts: { readonly line: number; readonly key: string }[] = [];
		for (const section of site.page(locale, topic).sections) {
			const heading = section.id === null ? undefined : headings.get(section.heading)?.shift();
			const key = section.id === null ? 'start' : (heading?.key ?? `${locale} ${section.id}`);
			if (heading) starts.push({ line: heading.line, key });
			aligned.set(key, { ...aligned.get(key), [locale]: section });
		}
		for (const { place } of site.findingsOf(topic.id))
			if (place.path === topic.documents[locale]?.path)
				flagged.add(starts.findLast(({ line }) => line <= place.start.line)?.key ?? 'start');
	}
	return [...aligned].map(([key, members]) => ({ topic: topic.id, members, hasFinding: flagged.has(key) }));
}

/** By a heading's text its places in one language, in the document's order, each with the key that its translations share. */
function headingsOf({ blocks }: Topic, locale: Locale): Map<string, { key: string; line: number }[]> {
	const found = new Map<string, { key: string; line: number }[]>();
	for (const [index, block] of blocks.entries()) {
		const heading = block[locale];
		if (heading?.kind !== 'heading') continue;
		const text = heading.text.replace(/\s+/g, ' ').trim();
		found.set(text, [...(found.get(text) ?? []), { key: String(index), line: heading.place.start.line }]);
	}
	return found;
}
