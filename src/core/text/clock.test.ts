import { expect, test } from 'vitest';
import { clocksIn, isSameTime } from './clock.ts';

const minutesIn = (text: string, locale: string) => clocksIn(text, locale).map(({ minutes }) => minutes);

test('hours and minutes are parted by colons, points and the letter h', () => {
	expect(minutesIn('from 21:00 to 04.30', 'en')).toEqual([1260, 270]);
	expect(minutesIn('à 21h15', 'fr')).toEqual([1275]);
});

test('or by the word for hours', () => {
	expect(minutesIn('de 9 h à 17 h 30', 'fr')).toEqual([1050]);
	expect(minutesIn('từ 17 giờ 30', 'vi')).toEqual([1050]);
	expect(minutesIn('17 h 300', 'fr')).toEqual([]);
});

test('an hour alone is a time where the half of the day stands before or after it, in its language or in English', () => {
	expect(minutesIn('at 9 P.M., with 9 copies', 'en')).toEqual([1260]);
	expect(minutesIn('오후 9시', 'ko')).toEqual([1260]);
	expect(minutesIn('下午 9:30', 'zh-CN')).toEqual([1290]);
	expect(minutesIn('um 12 AM', 'de')).toEqual([0]);
});

test('versions, addresses and amounts are none', () => {
	expect(minutesIn('10.0.0.12 serves 2.10.4, 10.5 GB and port 8080', 'en')).toEqual([]);
});

test('an hour up to twelve without its half may be in either', () => {
	const [written] = clocksIn('9:30', 'de');
	const [evening] = clocksIn('21:30', 'de');
	const [early] = clocksIn('09:30', 'de');
	if (!written || !evening || !early) throw new Error('no times');
	expect(isSameTime(written, evening)).toBe(true);
	expect(isSameTime(early, evening)).toBe(false);
});
