/** Set by the build: the version in package.json. */
declare const __APP_VERSION__: string;
/** Set by the build: the short commit hash, or empty where the sources are not a Git checkout. */
declare const __COMMIT__: string;
