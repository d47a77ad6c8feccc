import { expect, it } from 'vitest';
import { siteOf, source } from './test-site.ts';
import { topicGroups } from './topic-groups.ts';

const lettersOf = (titles: readonly string[]) => {
	const files = titles.map((title, at) => source(`zh-CN/a${at}.md`, `# ${title}\n\n文本。\n`));
	return topicGroups(siteOf(files), 'zh-CN').map(({ letter, entries }) => `${letter} ${entries.length}`);
};

it('topics are grouped by letters; characters that begin one title each are no letters', () => {
	const latin = ['Dock A', 'Dock B', 'Dock C', 'Lock A', 'Lock B', 'Lock C', 'Lock D'];
	expect(lettersOf([...latin, '绞车', '浮标'])).toEqual(expect.arrayContaining(['D 3', 'L 4', '浮–绞 2']));
});

it('few topics have no letters', () => {
	expect(lettersOf(['绞车', '浮标', '灯塔'])).toEqual([' 3']);
	expect(lettersOf(['Dock', 'Lock', 'Quay'])).toEqual([' 3']);
});
