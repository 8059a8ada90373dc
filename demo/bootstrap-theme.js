// Bootstrap's dark mode is an attribute; this page follows the system.
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => (document.documentElement.dataset.bsTheme = dark.matches ? 'dark' : 'light');
follow();
dark.addEventListener('change', follow);
