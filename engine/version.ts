/** The engine's version; every event records it. */
export const ENGINE_VERSION = '0.1.0';
