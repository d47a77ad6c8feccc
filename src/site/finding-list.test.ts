import { describe, expect, it } from 'vitest';
import type { Finding } from '../core/index.ts';
import { groupFindings, heatOf, pageFindings, pageOfGroup } from './finding-list.ts';

let counted = 0;

const finding = (topic: string, severity: Finding['severity'], check = 'port-mismatch', locale: string | null = 'de') =>
	({
		...{ id: String(counted++), topic, severity, check, locale, actual: null, expected: null },
		location: { path: `${topic}.md` },
	}) as unknown as Finding;

describe('a list of findings', () => {
	const all = [
		...Array.from({ length: 5 }, () => finding('lamps', 'info')),
		finding('cranes', 'warning'),
		finding('cranes', 'error'),
		finding('locks', 'warning'),
	];

	it('has the gravest group first, and the gravest first in it', () => {
		const groups = groupFindings(all, ({ topic }) => topic);
		expect(groups.map(([topic]) => topic)).toEqual(['cranes', 'locks', 'lamps']);
		expect(groups[0]?.[1].map(({ severity }) => severity)).toEqual(['error', 'warning']);
	});

	it('has those side by side that say the same of one document', () => {
		const says = (actual: string) => ({ ...finding('lamps', 'info'), actual });
		const [[, group] = []] = groupFindings([says('a'), says('b'), says('a')], ({ topic }) => topic);
		expect(group?.map(({ actual }) => actual)).toEqual(['a', 'a', 'b']);
	});

	it('is cut into pages that none outgrows; a group goes on and says so', () => {
		const pages = pageFindings(
			groupFindings(all, ({ topic }) => topic),
			3,
		);
		expect(
			pages.map((groups) =>
				groups.map(({ key, findings, isContinued, total }) => [key, findings.length, isContinued, total]),
			),
		).toEqual([
			[
				['cranes', 2, false, 2],
				['locks', 1, false, 1],
			],
			[['lamps', 3, false, 5]],
			[['lamps', 2, true, 5]],
		]);
		expect([pageOfGroup(pages, 'lamps'), pageOfGroup(pages, 'cranes'), pageOfGroup(pages, 'none')]).toEqual([2, 1, 1]);
	});

	it('has one empty page where nothing was found', () => {
		expect(pageFindings([])).toEqual([[]]);
	});

	it('counts by check and locale, the check with the gravest finding first', () => {
		const heat = heatOf([
			finding('a', 'info', 'case-changed'),
			finding('a', 'info', 'case-changed', 'it'),
			finding('a', 'error', 'port-mismatch', null),
		]);
		expect(heat.map(({ check, total, counts }) => [check, total, ...counts])).toEqual([
			['port-mismatch', 1, [null, 1]],
			['case-changed', 2, ['de', 1], ['it', 1]],
		]);
	});
});
