import { describe, expect, it } from 'vitest';
import { phrasesHtml, phrasesOf } from './phrases.ts';

describe('where the line of a title may break', () => {
	it.each([
		['反向代理服务器的防火墙：外部接口', '反向|代理|服务器的|防火墙：|外部|接口'],
		['所需服务器（根据角色）', '所需|服务器|（根据|角色）'],
		['“防火墙”的文件', '“防火墙”|的|文件'],
	])('is between the words of %s, and never before what ends one', (title, phrases) => {
		expect(phrasesOf(title, 'zh-CN').join('|')).toBe(phrases);
	});

	it('is not after the hyphen that a word begins with', () => {
		const title = 'Ports und -Protokolle für E-Mail';
		expect(phrasesHtml(title, 'de')).toBe('Ports und <span class="unbroken">-Protokolle</span> für E-Mail');
	});

	it('is at the spaces, where there are some', () => {
		expect(phrasesOf('Ports des Leuchtturms', 'de')).toEqual(['Ports des Leuchtturms']);
	});
});
