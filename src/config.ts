import type { UserConfig } from './io/index.ts';

export type { UserConfig };

/** Gives settings back as they are, so that an editor knows their names and types: `export default defineConfig({ … })`. */
export function defineConfig(config: UserConfig): UserConfig {
	return config;
}
