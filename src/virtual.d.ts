/** Modules that `src/integrations/virtual-modules.ts` writes for the site at hand. */
declare module 'virtual:portolan/layout' {
	const Layout: typeof import('./layouts/Document.astro').default;
	export default Layout;
}

declare module 'virtual:portolan/site-layout' {
	const SiteLayout: (props: Record<string, unknown>) => unknown;
	export default SiteLayout;
}

declare module 'virtual:portolan/header' {
	const Header: typeof import('./components/Header.astro').default;
	export default Header;
}

declare module 'virtual:portolan/footer' {
	const Footer: typeof import('./components/Footer.astro').default;
	export default Footer;
}

declare module 'virtual:portolan/guides' {
	interface Edition {
		readonly name: string;
		readonly locale: string;
		readonly module: import('astro').MDXInstance<{ title: string }>;
	}
	export const shipped: readonly Edition[];
	/** The user's. */
	export const own: readonly Edition[];
}

declare module 'virtual:portolan/dev' {
	/** Path of the site, with slashes at both ends. */
	export const base: string;
}

declare module 'virtual:portolan/accent.css' {}
declare module 'virtual:portolan/scoped.css' {}

declare module 'virtual:portolan/starlight-page' {
	const StarlightPage: (props: Record<string, unknown>) => unknown;
	export default StarlightPage;
}
