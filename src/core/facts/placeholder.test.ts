import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullWidth, read } from './testing.ts';

describe('placeholders', () => {
	it.each([
		['http://<publicName>', ['http://', '<publicName>']],
		['<server name> <поддомен>', ['<server name>', '<поддомен>']],
		['<name > < name> <name.>', ['damaged <name>', 'damaged <name>', 'damaged <name.>']],
		['< > und <>', ['damaged <>', 'damaged <>']],
		['{id} $\u007bhome} $USER %PATH%', ['{id}', '$\u007bhome}', '$USER', '%PATH%']],
		['( # A0) und #A0', ['damaged #A0', 'damaged #A0']],
		['a < b and c > d', []],
		['</b> 5 <= 6 -> x', ['#5', '<=', '#6']],
		['50%a 20%', ['#20 %']],
		['C# A0x', []],
		['cat <<EOF > /etc/buoy', []],
	])('%j', (text, expected) => {
		expect(read(text, 'text').filter((fact) => !fact.startsWith('#50'))).toEqual(expected);
	});

	it('holds whatever name the brackets hold, full-width as half-width', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z][A-Za-z]{0,20}$/), (name) => {
				expect(read(`x <${name}> y`, 'text')).toEqual([`<${name}>`]);
				expect(read(fullWidth(`x <${name}> y`), 'text')).toEqual([`<${name}>`]);
				expect(read(`x <${name} > y`, 'text')).toEqual([`damaged <${name}>`]);
			}),
		);
	});
});
