import { expect, it } from 'vitest';
import { titleTerms } from './title-terms.ts';

const chinese = ['绞车', '起重机', '浮标', '领航员', '船闸', '水位', '灯塔', '潮汐'].map(
	(name) => `Port 3 中的${name}`,
);

it('titles are known by what they have to themselves, at either end and in any script', () => {
	expect(titleTerms(chinese)('Port 3 中的浮标')).toEqual(['=浮标']);
	const english = ['Winches', 'Cranes', 'Tides', 'Buoys', 'Pilots', 'Locks', 'Levels'].map(
		(name) => `${name} in Port 3`,
	);
	expect(titleTerms([...english, 'Scaling with Port 3'])('Scaling with Port 3')).toEqual(['=scalingwith']);
	expect(titleTerms([...english, 'Scaling with Port 3'])('Tides in Port 3')).toEqual(['=tides']);
});

it('few titles, and a title that is all its own, have no such terms', () => {
	expect(titleTerms(chinese.slice(0, 4))('Port 3 中的浮标')).toEqual([]);
	expect(titleTerms(chinese)('概述')).toEqual([]);
});
