// Runs before the first paint, so that a dark page does not flash white. A file of its own, because the
// content security policy allows no inline script.
(function () {
    var choice = null;
    try {
        choice = localStorage.getItem('footfall-scheme');
    } catch {
        // Storage may be switched off; then the system decides.
    }
    var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
