import type { Locale, PerLocale, Topic } from '../../core/index.ts';
import type { Section } from '../render/sections.ts';
import type { Site } from '../site.ts';

/** One section in every language that has it. */
export interface AlignedSection {
	readonly topic: string;
	readonly members: PerLocale<Section>;
}

/** The sections of all topics, those of several languages put together where their headings are each other's. */
export function alignedSections(site: Site): AlignedSection[] {
	return site.analysis.topics.flatMap((topic) => sectionsOf(topic, site));
}

function sectionsOf(topic: Topic, site: Site): AlignedSection[] {
	const aligned = new Map<string, Record<Locale, Section>>();
	for (const locale of Object.keys(topic.documents).sort()) {
		const keys = headingKeys(topic, locale);
		for (const section of site.page(locale, topic).sections) {
			const key = section.id === null ? 'start' : (keys.get(section.heading)?.shift() ?? `${locale} ${section.id}`);
			const members = aligned.get(key) ?? {};
			aligned.set(key, { ...members, [locale]: section });
		}
	}
	return [...aligned.values()].map((members) => ({ topic: topic.id, members }));
}

/** By a heading's text the keys that it shares with its translations, in the document's order. */
function headingKeys({ blocks }: Topic, locale: Locale): Map<string, string[]> {
	const keys = new Map<string, string[]>();
	for (const [index, block] of blocks.entries()) {
		const heading = block[locale];
		if (heading?.kind !== 'heading') continue;
		const text = heading.text.replace(/\s+/g, ' ').trim();
		keys.set(text, [...(keys.get(text) ?? []), String(index)]);
	}
	return keys;
}
