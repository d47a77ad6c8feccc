/** A stretch of a text that reads as a whole number. */
export interface NumberToken {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly value: number;
}

const HIGHEST_PORT = 65535;
const NUMBER = /\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?!\d)|\d+/g;
const BEFORE = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}_]$|\d[.:]$/u;
const AFTER = /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}_%]|[.:]\d)/u;
const RANGE = /(\d[\d.,'’\u00a0\u202f]*)\s*[-‐‑‒–—―−~〜～]\s*(\d[\d.,'’\u00a0\u202f]*)/g;

/** The whole numbers of a text that are no part of a name, an address or a version. */
export function numbersIn(text: string): NumberToken[] {
	return [...text.matchAll(NUMBER)].flatMap((match) => {
		const [start, end] = [match.index, match.index + match[0].length];
		if (BEFORE.test(text.slice(0, start)) || AFTER.test(text.slice(end))) return [];
		return [{ start, end, text: match[0], value: Number(match[0].replace(/\D/g, '')) }];
	});
}

/** The numbers of a text that may be ports. */
export function portsIn(text: string): NumberToken[] {
	return numbersIn(text).filter(({ value, text: written }) => isPort(value) && written[0] !== '0');
}

/** Whether a number is a port that something can listen on. */
function isPort(value: number): boolean {
	return Number.isInteger(value) && value >= 1 && value <= HIGHEST_PORT;
}

/** The ranges of ports of a text: where they stand, and their two ends. */
export function rangesIn(text: string): { start: number; end: number; from: NumberToken; to: NumberToken }[] {
	const ports = portsIn(text);
	return [...text.matchAll(RANGE)].flatMap((match) => {
		const [start, end] = [match.index, match.index + match[0].length];
		const from = ports.find((port) => port.start === start);
		const to = ports.find((port) => port.end === end);
		return from && to && from !== to && from.value < to.value ? [{ start, end, from, to }] : [];
	});
}

/** How a number's digits may be altered. */
export type Alteration = 'change' | 'insert' | 'drop';

/** Every port that comes of a number by altering one digit, in place; grouped numbers are only changed. */
export function alteredPorts(written: string, how: Alteration): string[] {
	const grouped = /\D/.test(written);
	if (grouped && how !== 'change') return [];
	const results = new Set<string>();
	for (let at = 0; at <= written.length; at++) {
		const [head, tail] = [written.slice(0, at), written.slice(at + 1)];
		if (how === 'drop' && at < written.length) results.add(head + tail);
		for (let digit = 0; digit <= 9; digit++) {
			if (how === 'change' && /\d/.test(written[at] ?? '')) results.add(`${head}${digit}${tail}`);
			if (how === 'insert') results.add(`${head}${digit}${written.slice(at)}`);
		}
	}
	results.delete(written);
	return [...results].filter((text) => text[0] !== '0' && isPort(Number(text.replace(/\D/g, ''))));
}

/** The words of a text, also where no blanks part them. */
export function wordsIn(text: string, locale: string): { readonly start: number; readonly end: number }[] {
	const words = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text);
	return [...words].flatMap(({ index, segment, isWordLike }) =>
		isWordLike && /^\p{L}+$/u.test(segment) ? [{ start: index, end: index + segment.length }] : [],
	);
}
