import type { ScriptBody } from './engine.ts';
import { leavesTraces, send, stepsOf } from './script.ts';
import type { Session } from './session.ts';
import { setVariables } from './variables.ts';

/**
 * Has the engine read `script` without running it, beside whatever runs: throws the `QueryError` that it would end
 * with before its first row. What follows a statement that makes or changes something is not read, as it may need it.
 */
export async function checkScript(session: Session, script: ScriptBody): Promise<void> {
	const { side } = session;
	await side.refresh();
	const steps = await stepsOf(session, script.statements);
	await setVariables(side, script.variables);
	for (const step of steps) {
		// Even the plan of a PIVOT makes a type.
		if (step.kind !== 'query' || leavesTraces(step)) return;
		await send(side, step, 'EXPLAIN ', '', undefined);
	}
}
