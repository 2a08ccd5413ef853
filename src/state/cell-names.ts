import type { Localised } from '../base/localised.ts';
import type { CellBlock } from '../notebook/model.ts';
import { isCellName, toCellKey } from '../notebook/names.ts';
import { RELATION_NAMES } from '../schema/relations.ts';

const TAKEN = new Set(RELATION_NAMES.map(toCellKey));

/** Why `cell` cannot be called `name`; null where it can. `other` is the cell that has the name now. */
export function nameFault(cell: CellBlock, name: string, other: CellBlock | null): Localised | null {
	if (!isCellName(name)) {
		return {
			zh: '名称只能用文字、数字和下划线',
			en: 'a name is made of letters, digits and underscores'
		};
	}
	if (cell.kind === 'input' && /^\d/.test(name)) {
		return { zh: '输入的名称不能以数字开头', en: 'the name of an input cannot start with a digit' };
	}
	if (other && other.id !== cell.id) {
		return {
			zh: `已有单元叫“${other.name}”，请换一个名称`,
			en: `a cell is called "${other.name}" already: choose another name`
		};
	}
	if (cell.kind === 'sql' && TAKEN.has(toCellKey(name))) {
		return {
			zh: `“${name}”是数据集里的表或视图，请换一个名称`,
			en: `"${name}" is a table or view of the dataset: choose another name`
		};
	}
	return null;
}
