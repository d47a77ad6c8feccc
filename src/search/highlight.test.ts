import { describe, expect, it } from 'vitest';
import { highlight } from './highlight.ts';
import { parseQuery } from './parse-query.ts';

const marked = (text: string, query: string) =>
	highlight(text, parseQuery(query))
		.filter(({ isHit }) => isHit)
		.map((stretch) => stretch.text);

describe('what is shown of a query in a text', () => {
	it.each([
		['反向代理外部接口', '外部接口', ['外部接口']],
		['内部接口', '外部接口', ['接口']],
		['将外部流量发送到接口', '外部接口', ['外部', '接口']],
		['interne Schnittstelle', 'schnittstelle', ['Schnittstelle']],
	])('in “%s” for “%s”: %j', (text, query, words) => {
		expect(marked(text, query)).toEqual(words);
	});
});
