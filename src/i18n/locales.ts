import de from '../../locales/de.json' with { type: 'json' };
import en from '../../locales/en.json' with { type: 'json' };
import it from '../../locales/it.json' with { type: 'json' };
import zhCN from '../../locales/zh-CN.json' with { type: 'json' };

/** The files of `locales/` by canonical BCP 47 tag: a new one is a line here. `npm run check` tells if one is left out. */
export const locales = { de, en, it, 'zh-CN': zhCN } as const;

/** The locale whose texts are whole and stand in where no other fits. */
export const fallback = 'en';
