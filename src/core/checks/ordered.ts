import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../model.ts';

/** Findings sorted by path, line, column and check, each with its id (what they come with is replaced). */
export function ordered(findings: readonly Finding[]): Finding[] {
	return withIds([...findings].sort(byPlace));
}

function byPlace(a: Finding, b: Finding): number {
	return (
		order(a.location.path, b.location.path) ||
		a.location.start.line - b.location.start.line ||
		a.location.start.column - b.location.start.column ||
		order(a.check, b.check)
	);
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Ids from what was found, not from where: lines may move, the fault keeps its id. Equal faults are numbered. */
function withIds(findings: readonly Finding[]): Finding[] {
	const seen = new Map<string, number>();
	return findings.map((finding) => {
		const { check, locale, location, topic, table, row, field, actual, expected } = finding;
		const key = JSON.stringify([check, locale, location.path, topic, table, row, field, actual, expected]);
		const count = seen.get(key) ?? 0;
		seen.set(key, count + 1);
		return { ...finding, id: bytesToHex(sha256(utf8ToBytes(`${key}${count === 0 ? '' : count}`))).slice(0, 16) };
	});
}
