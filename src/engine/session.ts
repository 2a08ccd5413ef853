import { messageOf } from '../base/errors.ts';
import { CELLS, Connection } from './connection.ts';
import type { Boot, BootedDatabase, BootProgress, Database } from './database.ts';
import type { EngineData, EngineSource } from './engine.ts';
import type { Kept } from './kept.ts';

/** One life of the worker: the dataset loaded, the configuration locked. */
export interface Session {
	readonly database: Database;
	/** runs cells */
	readonly cells: Connection;
	/** answers what takes a moment, the grid's pages and the editor's questions, while others run */
	readonly side: Connection;
	/** runs what a reader asks beside the cells and may take long: a selection, a sorted or filtered result */
	readonly asked: Connection;
	/** the result of each cell, by its name in lower case */
	readonly kept: Map<string, Kept>;
	readonly ended: Promise<Error>;
	end(reason: Error): void;
}

/** Nothing is loaded over the network, nothing spills to a disk. */
export const SETTINGS: readonly string[] = [
	'SET autoload_known_extensions = false',
	'SET autoinstall_known_extensions = false',
	'SET allow_community_extensions = false',
	"SET temp_directory = ''"
];

/** From here on no SQL reaches a file, another origin or these settings. */
export const LOCK: readonly string[] = [
	'SET enable_external_access = false',
	'SET lock_configuration = true'
];

async function load(connection: Connection, data: EngineData): Promise<void> {
	for (const { name, bytes } of data.tables) {
		// A copy, as the buffer goes to the worker and a restart wants it again.
		await connection.load(bytes.slice(), name);
	}
	for (const statement of data.statements) {
		try {
			await connection.query(statement);
		} catch (thrown) {
			throw new Error(`a statement of the dataset failed: ${messageOf(thrown)}\n${statement}`, {
				cause: thrown
			});
		}
	}
}

async function setUp(booted: BootedDatabase, data: EngineData): Promise<Session> {
	const { database } = booted;
	const cells = await Connection.open(database, 'own');
	const side = await Connection.open(database, 'own_aside');
	const asked = await Connection.open(database, 'own_asked');
	for (const setting of SETTINGS) await cells.query(setting);
	await load(cells, data);
	for (const setting of LOCK) await cells.query(setting);
	await cells.query(`ATTACH ':memory:' AS ${CELLS}`);
	await cells.attach();
	await side.attach();
	await asked.attach();
	return {
		database,
		cells,
		side,
		asked,
		kept: new Map(),
		ended: booted.ended,
		end: (reason) => booted.end(reason)
	};
}

/** Starts a worker and loads what `source` gives, both at the same time; leaves nothing behind when it fails. */
export async function openSession(
	boot: Boot,
	source: EngineSource,
	onProgress: (progress: BootProgress) => void
): Promise<Session> {
	const [booted, data] = await Promise.allSettled([boot(onProgress), source()]);
	if (booted.status === 'rejected') throw booted.reason;
	try {
		if (data.status === 'rejected') throw data.reason;
		return await setUp(booted.value, data.value);
	} catch (thrown) {
		booted.value.end(new Error('the engine did not start', { cause: thrown }));
		throw thrown;
	}
}
