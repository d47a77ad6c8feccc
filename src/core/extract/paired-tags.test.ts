import { expect, test } from 'vitest';
import { enclosedIn } from './paired-tags.ts';

/** What stands in each pair of tags, and the kind that it has. */
const read = (source: string) => enclosedIn(source).map(({ start, end, kind }) => [kind, source.slice(start, end)]);

test.each([
	['Hugo', '{{< warning >}}Hot.{{< /warning >}}', [['warning', 'Hot.']]],
	['Hugo, as Markdown', '{{% note title="So" %}}Hot.{{% /note %}}', [['note', 'Hot.']]],
	['a kind in an attribute', '{{< alert color="warning" >}}Hot.{{< /alert >}}', [['warning', 'Hot.']]],
	['Liquid', '{% hint style="danger" %}Hot.{% endhint %}', [['danger', 'Hot.']]],
	['MDX', '<Caution>Hot.</Caution>', [['caution', 'Hot.']]],
])('%s', (_, source, expected) => {
	expect(read(source)).toEqual(expected);
});

test('one within another comes first, tags that enclose something else are none', () => {
	const source = '{{< tabs >}}{{< note >}}a{{< tip >}}b{{< /tip >}}c{{< /note >}}{{< /tabs >}}';
	expect(read(source)).toEqual([
		['tip', 'b'],
		['note', 'a{{< tip >}}b{{< /tip >}}c'],
	]);
});

test('a tag without an end encloses nothing', () => {
	expect(read('{{< note >}}a {{< warning />}} b')).toEqual([]);
});
