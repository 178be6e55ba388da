/** Set by the build: the version in package.json. */
declare const __APP_VERSION__: string;
/** Set by the build: the short commit hash, or empty where the sources are not a Git checkout. */
declare const __COMMIT__: string;
/** Set by the build: the public key (Ed25519, DER in base64) that updates must be signed for, or empty: then there are none. */
declare const __UPDATE_KEY__: string;
