/** Every kind of fact, and how facts of it are compared and written. */
import type { Fact, FactKind } from '../model.ts';
import { numberKey, writeNumber } from './number.ts';
import { portKey } from './port.ts';
import { versionKey } from './version.ts';

type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** What a kind of fact knows of itself. */
interface FactMethods<K extends FactKind> {
	/** The same for facts that state the same in any language; null where a fact states nothing to compare. */
	readonly key: (fact: FactOf<K>) => string | null;
	/** The fact as a reader of any language writes it. */
	readonly format: (fact: FactOf<K>) => string;
}

/** A kind that is compared and written by its value. */
function byValue<K extends FactKind>(group: string): FactMethods<K> {
	const value = (fact: Fact) => ('value' in fact ? String(fact.value) : '');
	return { key: (fact) => `${group}:${value(fact)}`, format: value };
}

const KINDS: { readonly [K in FactKind]: FactMethods<K> } = {
	port: { key: (fact) => `port:${portKey(fact)}`, format: portKey },
	'port-invalid': { key: ({ text }) => `port:${text}`, format: ({ text }) => text },
	transport: byValue('transport'),
	protocol: byValue('protocol'),
	security: byValue('security'),
	any: { key: () => 'any', format: () => '*' },
	address: byValue('address'),
	number: { key: numberKey, format: writeNumber },
	url: byValue('url'),
	placeholder: byValue('placeholder'),
	identifier: { key: ({ value }) => `identifier:${value.toLowerCase()}`, format: ({ value }) => value },
	version: { key: versionKey, format: ({ value }) => value },
	comparator: byValue('comparator'),
	direction: byValue('direction'),
	required: byValue('required'),
	unread: { key: () => null, format: ({ text }) => text },
};

const methodsOf = (fact: Fact): FactMethods<FactKind> => KINDS[fact.kind] as unknown as FactMethods<FactKind>;

/** What two facts that state the same have in common, whatever their kinds: `Debian 12` is one as a number and a version. */
export function keyOf(fact: Fact): string | null {
	return methodsOf(fact).key(fact);
}

/** A fact as a reader of any language writes it: `443`, `50000-59999`, `20 MB`, `tcp`. */
export function formatFact(fact: Fact): string {
	return methodsOf(fact).format(fact);
}
