/** What the checks of links and images share: which targets are missing, and whether that is a locale's own fault. */
import type { Locale, Location, SourceDocument, Topic } from '../model.ts';
import type { CheckContext, Diagnostic } from './check.ts';
import { nameOf, type Resolve, resolver } from './targets.ts';

/** A link or image as it stands in a document. */
export interface Reference {
	/** What it leads to, as written. */
	readonly name: string;
	readonly location: Location;
	/** The link's or image's own object. */
	readonly target: object;
}

const resolvers = new WeakMap<readonly Topic[], Resolve>();

/** The findings on a topic's references: each that a peer has whole, and per document one on those that no locale has. */
export function* missingTargets(
	check: string,
	topic: Topic,
	context: CheckContext,
	referencesIn: (document: SourceDocument) => Reference[],
): Generator<Diagnostic> {
	const resolve = resolvers.get(context.topics) ?? resolver(context.settings, context.topics);
	resolvers.set(context.topics, resolve);
	const members = Object.entries(topic.documents).map(([locale, document]) => ({
		locale,
		references: referencesIn(document).map((reference) => ({
			...reference,
			found: resolve(reference.name, document),
		})),
	}));
	const nowhere: (Reference & { readonly locale: Locale })[] = [];
	for (const { locale, references } of members) {
		const missing = references.filter(({ found }) => found === false);
		const others = members.filter((member) => member.locale !== locale);
		const lost = missing.map((reference) => ({ ...reference, peers: wholeAt(reference.name, others) }));
		for (const { name, location, target, peers } of lost.filter(({ peers }) => peers.length > 0))
			yield {
				severity: 'warning',
				confidence: 0.9,
				locale,
				location,
				message: { key: `checks.${check}.message`, values: { target: name } },
				actual: name,
				evidence: peers,
				target,
			};
		nowhere.push(...lost.flatMap(({ peers, ...reference }) => (peers.length === 0 ? { ...reference, locale } : [])));
	}
	yield* missingEverywhere(check, nowhere);
}

/** What no locale has is told once: of its own language alone where only one refers to it, else of none. */
function* missingEverywhere(
	check: string,
	nowhere: readonly (Reference & { readonly locale: Locale })[],
): Generator<Diagnostic> {
	const [first] = nowhere;
	if (!first) return;
	// Other locales lead to the same thing by paths of their own.
	const told = new Map<string, Locale>();
	const targets = new Set<string>();
	for (const { name, locale } of nowhere) {
		const teller = told.get(nameOf(name)) ?? locale;
		told.set(nameOf(name), teller);
		if (teller === locale) targets.add(name);
	}
	const isOwn = nowhere.every(({ locale }) => locale === first.locale);
	const others = new Map(nowhere.map((reference) => [reference.locale, reference]).reverse() as [Locale, Reference][]);
	others.delete(first.locale);
	yield {
		severity: 'info',
		confidence: 0.9,
		locale: isOwn ? first.locale : null,
		location: first.location,
		message: { key: `checks.${check}.everywhere`, values: { target: first.name, count: targets.size } },
		actual: [...targets].join(', '),
		evidence: [...others].map(([locale, { name, location }]) => ({
			...{ kind: 'sibling', locale, path: location.path, line: location.start.line, text: name, supports: 'actual' },
		})),
		target: first.target,
	};
}

interface Member {
	readonly locale: Locale;
	readonly references: readonly (Reference & { readonly found: boolean | null })[];
}

/** The peers' references to the same thing, where it is there. */
function wholeAt(wanted: string, others: readonly Member[]) {
	const name = nameOf(wanted);
	return others.flatMap(({ locale, references }) => {
		const same = references.find((reference) => reference.found === true && nameOf(reference.name) === name);
		if (!same || name === '') return [];
		const { path, start } = same.location;
		return { kind: 'peer' as const, locale, path, line: start.line, text: same.name, supports: 'expected' as const };
	});
}
