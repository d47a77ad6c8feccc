import { expect, it } from 'vitest';
import { entranceRule, languageFiles } from './language-files.ts';

const locales = ['pt-BR', 'pt-PT', 'zh-CN'];

it('leads from the entrance to the locale that is asked for, else to the first of its language, the nearest first', () => {
	const [redirects] = languageFiles(locales, '/docs/');
	expect(redirects?.content.split('\n').filter((line) => line.includes('Language'))).toEqual([
		'/docs/ /docs/pt-BR/ 302 Language=pt-BR',
		'/docs/ /docs/pt-PT/ 302 Language=pt-PT',
		'/docs/ /docs/zh-CN/ 302 Language=zh-CN',
		'/docs/ /docs/pt-BR/ 302 Language=pt',
		'/docs/ /docs/zh-CN/ 302 Language=zh',
	]);
	const rules = entranceRule(locales, '/a.b/');
	expect(rules.indexOf('/^pt-PT\\b/i')).toBeLessThan(rules.indexOf('/^pt\\b/i'));
	expect(rules).toContain('RedirectMatch 302 "^/a\\.b/$" "/a.b/zh-CN/"');
});

it('says what is not there in the language of the address', () => {
	const files = languageFiles(locales, '/');
	expect(files[0]?.content).toContain('/zh-CN/* /zh-CN/404.html 404\n');
	expect(files.find(({ path }) => path === 'zh-CN/.htaccess')?.content).toBe('ErrorDocument 404 /zh-CN/404.html\n');
});
