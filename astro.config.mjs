import { defineConfig } from 'astro/config';
import { siteConfig } from './src/integrations/site-config.ts';

export default defineConfig(siteConfig({ config: 'portolan.config.json' }));
