import { expect, test } from 'vitest';
import type { Finding } from '../model.ts';
import { outranked, rivalsOf, type Weighed } from './overlaps.ts';

const cell = 'a cell';
const supersedes: Readonly<Record<string, readonly string[]>> = {
	'cell-shifted': ['number-mismatch', 'text-untranslated'],
	'number-mismatch': ['text-untranslated'],
};

function weighed(id: string, severity: Finding['severity'], confidence: number, target = cell): Weighed {
	return {
		...{ targets: [target], supersedes: supersedes[id] ?? [] },
		finding: { check: id, severity, confidence } as Finding,
	};
}

/** The checks whose findings are told. */
function left(...findings: readonly Weighed[]): string[] {
	const silenced = outranked(findings, rivalsOf(findings));
	return findings.flatMap(({ finding }, at) => (silenced.has(at) ? [] : finding.check));
}

test('of two findings of one cell, the one that supersedes the other is told', () => {
	expect(left(weighed('cell-shifted', 'error', 0.96), weighed('number-mismatch', 'error', 0.99))).toEqual([
		'cell-shifted',
	]);
});

test('what is not told silences nothing', () => {
	const findings = [weighed('cell-shifted', 'error', 0.01), weighed('number-mismatch', 'error', 0.69)];
	expect(left(...findings)).toEqual(['number-mismatch']);
});

test('what is told more severely silences what supersedes it', () => {
	const findings = [weighed('cell-shifted', 'error', 0.6), weighed('number-mismatch', 'error', 0.97)];
	expect(left(...findings)).toEqual(['number-mismatch']);
});

test('what is told as severely as its kind may be gives way to nothing that it supersedes', () => {
	const findings = [weighed('cell-shifted', 'warning', 0.85), weighed('number-mismatch', 'error', 0.97)];
	expect(left(...findings)).toEqual(['cell-shifted']);
});

test('what gives way silences no third finding', () => {
	const findings = [
		weighed('number-mismatch', 'warning', 0.9),
		weighed('cell-shifted', 'error', 0.99),
		weighed('text-untranslated', 'warning', 0.9, 'another'),
	];
	expect(left(...findings)).toEqual(['cell-shifted', 'text-untranslated']);
});

test('findings of other targets are left alone', () => {
	const findings = [weighed('cell-shifted', 'error', 0.99), weighed('number-mismatch', 'error', 0.99, 'another')];
	expect(left(...findings)).toEqual(['cell-shifted', 'number-mismatch']);
});
