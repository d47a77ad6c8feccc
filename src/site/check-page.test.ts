import { expect, it } from 'vitest';
import { renderCheckPage } from './check-page.ts';

it('marks in an example what its check finds, not what others do', () => {
	const page = [
		...[
			'# Pier',
			'',
			'## Examples',
			'',
			'### Two faults',
			'',
			'```md de',
			'eins',
			'zwei',
			'```',
			'',
			'```json findings',
		],
		...['[{ "check": "other", "locale": "de", "line": 1 }, { "locale": "de", "line": 2 }]', '```'],
	].join('\n');
	const [example] = renderCheckPage(page).examples;
	expect(example?.documents[0]?.lines.map(({ isWrong }) => isWrong)).toEqual([false, true]);
});
