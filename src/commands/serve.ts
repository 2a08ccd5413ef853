import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

/** Content types of everything that a build emits; anything else is bytes. */
const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.md': 'text/markdown; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.wasm': 'application/wasm',
	'.arrow': 'application/vnd.apache.arrow.stream'
};

/** A running static server. */
export interface StaticServer {
	readonly port: number;
	close(): Promise<void>;
}

/**
 * Serves the files of `folder` on this machine's loopback addresses at `port`, or at any free one for 0.
 * Rejects with `EADDRINUSE` where the port is taken.
 */
export async function serveFolder(folder: string, port: number): Promise<StaticServer> {
	const handle = (request: IncomingMessage, response: ServerResponse): void => {
		answer(folder, request, response).catch((error: unknown) => {
			if (!response.headersSent) response.writeHead(500).end();
			else response.destroy(error instanceof Error ? error : undefined);
		});
	};
	const first = createServer(handle);
	await listen(first, '127.0.0.1', port);
	const address = first.address();
	const taken = typeof address === 'object' && address ? address.port : port;
	const second = createServer(handle);
	const servers = [first];
	try {
		await listen(second, '::1', taken);
		servers.push(second);
	} catch (error) {
		// Without IPv6 there is one address only; a port that somebody else holds there is taken all the same.
		if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
			await close(first);
			throw error;
		}
	}
	return {
		port: taken,
		close: async () => {
			await Promise.all(servers.map(close));
		}
	};
}

function listen(server: Server, host: string, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.writeHead(405, { Allow: 'GET, HEAD' }).end();
		return;
	}
	const path = fileOf(folder, request.url ?? '/');
	const found = path === null ? null : await stat(path).catch(() => null);
	if (path === null || !found?.isFile()) {
		response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404\n');
		return;
	}
	response.writeHead(200, {
		'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
		'Content-Length': found.size,
		// Names under assets/ carry a hash of what they hold.
		'Cache-Control': path.includes(`${sep}assets${sep}`) ? 'max-age=31536000, immutable' : 'no-cache',
		'X-Content-Type-Options': 'nosniff'
	});
	if (request.method === 'HEAD') {
		response.end();
		return;
	}
	const stream = createReadStream(path);
	stream.on('error', (error) => response.destroy(error));
	stream.pipe(response);
}

/** The file that `url` names inside `folder`, or null for an address that is none or leads outside. */
function fileOf(folder: string, url: string): string | null {
	let path: string;
	try {
		path = decodeURIComponent(url.split(/[?#]/)[0] ?? '/');
	} catch (error) {
		if (error instanceof URIError) return null;
		throw error;
	}
	if (path.includes('\0')) return null;
	const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
	return file.startsWith(`${normalize(folder)}${sep}`) ? file : null;
}
