/** Ports in tables of settings: beside a key that ends in `port` (`server.port | 8080`), or under one. */

import { MAX_PORT } from '../facts/index.ts';
import type { Cell, Column } from '../model.ts';

const KEY = /^-{0,2}[\w$.[\]{}/-]{1,200}$/;
const PART = /[^A-Za-z]+|(?<=[a-z\d])(?=[A-Z])/;
/** Parts of a key that tell of how many ports, not which. */
const AMOUNTS = new Set('max|min|num|count|number|total'.split('|'));
const VALUE = /^["'`]?([1-9]\d{0,4})["'`]?$/;

/** Whether a text is a settings key that ends in `port`, of at least so many parts. */
export function isPortKey(text: string, parts = 1): boolean {
	if (!KEY.test(text)) return false;
	const words = text.split(PART).filter(Boolean);
	const lower = words.map((word) => word.toLowerCase());
	const last = lower.at(-1) ?? '';
	// A capitalised `Port` alone is a word.
	if (words.length < parts || (words.length === 1 && words[0] === 'Port')) return false;
	return (last === 'port' || last === 'ports') && !lower.some((word) => AMOUNTS.has(word));
}

/** The columns of a row in which a lone number is the port that a key names: a cell before it, or the column's header. */
export function keyedColumns(cells: readonly Cell[], columns: readonly Column[]): ReadonlySet<number> {
	const found = new Set<number>();
	let keyed = false;
	for (const [at, { text }] of cells.entries()) {
		const value = VALUE.exec(text.trim())?.[1];
		const isValue = value !== undefined && Number(value) <= MAX_PORT;
		if (isValue && (keyed || isPortKey(columns[at]?.name ?? '', 2))) found.add(at);
		if (isPortKey(text.trim())) keyed = true;
	}
	return found;
}
