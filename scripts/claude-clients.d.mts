export declare const CLIENT_VERSIONS: readonly string[];
export declare function cachedClient(version: string): Promise<string | undefined>;
export declare function installClient(version: string): Promise<string>;
export declare function versionOf(executable: string, home: string): Promise<string>;
