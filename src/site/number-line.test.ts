import { expect, it } from 'vitest';
import { type Stretch, stretchOf } from './number-line.ts';

const all = { from: 0, to: 65535 };
const portsIn = ({ parts }: Stretch): number[] =>
	parts.flatMap((part) => (typeof part === 'number' ? part : portsIn(part)));
const longest = ({ parts }: Stretch): number =>
	Math.max(parts.length, ...parts.map((part) => (typeof part === 'number' ? 0 : longest(part))));

it('enlarges what is crowded until ports stand apart, and loses none', () => {
	const ports = [80, 443, ...Array.from({ length: 400 }, (_, at) => 5000 + at), 65535];
	const line = stretchOf(ports, [], all) as Stretch;
	expect(portsIn(line)).toEqual(ports);
	expect(longest(line)).toBeLessThanOrEqual(72);
	expect(line.parts).toMatchObject([{ from: 80, to: 5399, count: 402 }, 65535]);
	expect((line.parts[0] as Stretch).parts.slice(0, 2)).toEqual([80, 443]);
});

it('draws ranges as far as they reach into a line, those that overlap in lanes of their own', () => {
	const ranges = [
		{ from: 100, to: 900 },
		{ from: 500, to: 2000 },
		{ from: 901, to: 1000 },
	];
	const line = stretchOf([], ranges, { from: 0, to: 1023 });
	expect(line).toMatchObject({ from: 100, to: 1023, count: 0 });
	expect(line?.ranges.map(({ from, to, lane }) => [from, to, lane])).toEqual([
		[100, 900, 0],
		[500, 1023, 1],
		[901, 1000, 0],
	]);
	expect(stretchOf([7], ranges, { from: 3000, to: 4000 })).toBe(null);
});
