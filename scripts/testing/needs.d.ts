/** What a test may need from the machine, and how to tell whether it is there. */
export type Need = 'shared' | 'chromium' | 'postgres' | 'redis';
/** The folder of shared data and goldens: `RXTRADE_SHARED`, or `../shared` beside the repository. */
export declare const sharedFolder: any;
/** The browser that tests drive: `RXTRADE_CHROMIUM`, or where Debian installs it. */
export declare const chromiumPath: any;
/** Names a file of the shared folder: `sharedFile('golden/indicators/sma.json')`. */
export declare function sharedFile(path: string): string;
/** True when the thing is there to be used. */
export declare function isPresent(need: Need): boolean;
/**
 * A `describe` that is skipped, by name, where the machine lacks something, and fails instead where
 * `RXTRADE_REQUIRE` (a comma-separated list) says that it must be there:
 *
 *     needs('shared')('given the goldens, ...', () => { ... });
 *
 * The run's last lines name every test skipped in this way.
 */
export declare function needs(...things: readonly [Need, ...Need[]]): (name: string, tests: () => void) => void;
//# sourceMappingURL=needs.d.ts.map