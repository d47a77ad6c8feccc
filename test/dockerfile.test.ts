import { readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { expect, it } from 'vitest';

const text = readFileSync(new URL('../Dockerfile', import.meta.url), 'utf8');

it('the Dockerfile is one that Docker takes, and its container is not root', () => {
	expect(validate(text)).toEqual([]);
	expect(validate(text.replace('WORKDIR', 'WORKDIRECTORY'))).not.toEqual([]);
	const last = text.slice(text.lastIndexOf('\nFROM '));
	expect(last.match(/^USER .*$/gm)?.at(-1)).toBe('USER node');
	expect(last).toContain('ENTRYPOINT ["portolan"]');
});
