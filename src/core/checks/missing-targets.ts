/** What the checks of links and images share: which targets are missing, and whether that is a locale's own fault. */
import type { Locale, Place, SourceDocument, Topic } from '../model.ts';
import type { CheckContext, Draft } from './check.ts';
import { nameOf, type Resolve, resolver } from './targets.ts';

/** A link or image as it stands in a document. */
export interface Reference {
	readonly target: string;
	readonly place: Place;
	/** The link's or image's own object. */
	readonly subject: object;
}

const resolvers = new WeakMap<readonly Topic[], Resolve>();

/** The findings on a topic's references: each that a peer has whole, and per document one on those that no locale has. */
export function* missingTargets(
	check: string,
	topic: Topic,
	context: CheckContext,
	referencesIn: (document: SourceDocument) => Reference[],
): Generator<Draft> {
	const resolve = resolvers.get(context.topics) ?? resolver(context.settings, context.topics);
	resolvers.set(context.topics, resolve);
	const members = Object.entries(topic.documents).map(([locale, document]) => ({
		locale,
		references: referencesIn(document).map((reference) => ({
			...reference,
			found: resolve(reference.target, document),
		})),
	}));
	for (const { locale, references } of members) {
		const missing = references.filter(({ found }) => found === false);
		const others = members.filter((member) => member.locale !== locale);
		const lost = missing.map((reference) => ({ ...reference, peers: wholeAt(reference.target, others) }));
		for (const { target, place, subject, peers } of lost.filter(({ peers }) => peers.length > 0))
			yield {
				severity: 'warning',
				confidence: 0.9,
				locale,
				place,
				message: { key: `checks.${check}.message`, values: { target } },
				actual: target,
				evidence: peers,
				subject,
			};
		const everywhere = lost.filter(({ peers }) => peers.length === 0);
		const [first] = everywhere;
		if (!first) continue;
		const targets = [...new Set(everywhere.map(({ target }) => target))];
		yield {
			severity: 'info',
			confidence: 0.9,
			locale,
			place: first.place,
			message: { key: `checks.${check}.everywhere`, values: { target: first.target, count: targets.length } },
			actual: targets.join(', '),
			evidence: [],
			subject: first.subject,
		};
	}
}

interface Member {
	readonly locale: Locale;
	readonly references: readonly (Reference & { readonly found: boolean | null })[];
}

/** The peers' references to the same thing, where it is there. */
function wholeAt(target: string, others: readonly Member[]) {
	const name = nameOf(target);
	return others.flatMap(({ locale, references }) => {
		const same = references.find((reference) => reference.found === true && nameOf(reference.target) === name);
		if (!same || name === '') return [];
		const { path, start } = same.place;
		return { kind: 'peer' as const, locale, path, line: start.line, text: same.target, supports: 'expected' as const };
	});
}
