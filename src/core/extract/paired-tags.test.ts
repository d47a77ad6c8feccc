import { expect, test } from 'vitest';
import { kindsBetweenTags } from './paired-tags.ts';

/** The kind at each letter of a source that stands outside of tags. */
const kindsOf = (source: string, ...letters: string[]) => {
	const kindAt = kindsBetweenTags(source);
	return letters.map((letter) => kindAt(source.indexOf(letter)));
};

test.each([
	['Hugo', '{{< warning >}}#{{< /warning >}}', 'warning'],
	['Hugo, as Markdown', '{{% note title="So" %}}#{{% /note %}}', 'note'],
	['a kind in an attribute', '{{< alert color="warning" >}}#{{< /alert >}}', 'warning'],
	['Liquid', '{% hint style="danger" %}#{% endhint %}', 'danger'],
	['MDX', '<Caution>#</Caution>', 'caution'],
])('%s', (_, source, kind) => {
	expect(kindsOf(`${source}$`, '#', '$')).toEqual([kind, null]);
});

test('the innermost counts, tags that enclose something else do not', () => {
	const source = '1{{< tabs >}}2{{< note >}}3{{< tip >}}4{{< /tip >}}5{{< /note >}}6{{< /tabs >}}';
	expect(kindsOf(source, '1', '2', '3', '4', '5', '6')).toEqual([null, null, 'note', 'tip', 'note', null]);
});

test('a tag without an end encloses nothing', () => {
	expect(kindsOf('{{< note >}}1{{< warning />}}2<Tip>3', '1', '2', '3')).toEqual([null, null, null]);
});

test('many tags, closed and not, come to an end', () => {
	const kindAt = kindsBetweenTags(`${'<Other>'.repeat(100_000)}${'<Note>a</Note></Tip>'.repeat(100_000)}`);
	const kinds = Array.from({ length: 100_000 }, (_, at) => kindAt(700_000 + 20 * at + 6));
	expect(new Set(kinds)).toEqual(new Set(['note']));
});
