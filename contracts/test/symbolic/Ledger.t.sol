// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Leaves} from "../../src/Leaves.sol";
import {Ledger} from "../../src/Ledger.sol";
import {Test} from "../Test.sol";

/// The ledger with its two movements open to the test.
contract OpenLedger is Ledger {
    constructor(address owner, address[] memory tokens) Ledger(owner, tokens) {}

    function credit(address token, address account, uint256 amount) external {
        _credit(token, account, amount);
    }

    function debit(address token, address account, uint256 amount) external {
        _debit(token, account, amount);
    }
}

/// What must hold for every value, not only for tried ones: halmos runs the functions named check_* with symbolic
/// arguments and symbolic balances. forge only compiles them.
contract LedgerSymbolic is Test {
    address private constant OWNER = address(0x04e4);
    OpenLedger private ledger;

    constructor() {
        ledger = new OpenLedger(OWNER, new address[](0));
    }

    function set(address token, address account, uint128 balance) private {
        ledger.credit(token, account, balance);
    }

    /// A credit adds the amount to one balance and changes no other; too much for 128 bits reverts.
    function check_credit(address token, address a, address b, uint128 had, uint128 other, uint256 amount) external {
        vm.assume(a != b);
        set(token, a, had);
        set(token, b, other);
        (bool ok,) = address(ledger).call(abi.encodeCall(OpenLedger.credit, (token, a, amount)));
        bool fits = amount <= type(uint128).max - had;
        assert(ok == fits);
        assert(ledger.balanceOf(token, a) == (ok ? had + amount : had));
        assert(ledger.balanceOf(token, b) == other);
    }

    /// A debit takes the amount from one balance and changes no other; more than the balance reverts.
    function check_debit(address token, address a, address b, uint128 had, uint128 other, uint256 amount) external {
        vm.assume(a != b);
        set(token, a, had);
        set(token, b, other);
        (bool ok,) = address(ledger).call(abi.encodeCall(OpenLedger.debit, (token, a, amount)));
        assert(ok == (amount <= had));
        assert(ledger.balanceOf(token, a) == (ok ? had - amount : had));
        assert(ledger.balanceOf(token, b) == other);
    }

    /// Nobody draws out more than their balance, and what leaves the contract leaves the balance.
    function check_withdraw(address a, address to, uint128 had, uint128 rest, uint256 amount) external {
        vm.assume(to != address(ledger));
        vm.deal(address(ledger), uint256(had) + rest);
        set(address(0), a, had);
        vm.prank(a);
        (bool ok,) = address(ledger).call(abi.encodeCall(Ledger.withdraw, (address(0), to, amount)));
        uint256 out = uint256(had) + rest - address(ledger).balance;
        assert(ok || out == 0);
        assert(!ok || (out == amount && amount <= had && to != address(0)));
        assert(ledger.balanceOf(address(0), a) == had - out);
    }

    /// Native money sent with a deposit becomes the balance, to the wei; any other value reverts.
    function check_deposit(address a, uint128 had, uint128 value, uint256 amount) external {
        set(address(0), a, had);
        vm.deal(address(this), value);
        (bool ok,) = address(ledger).call{value: value}(abi.encodeCall(Ledger.depositFor, (address(0), a, amount)));
        assert(!ok || amount == value);
        assert(ledger.balanceOf(address(0), a) == (ok ? uint256(had) + value : had));
        assert(address(ledger).balance == (ok ? value : 0));
    }
}

/// Batch trees: keccak is a function without collisions here.
contract LeavesSymbolic is Test {
    function rootOf(bytes32 leaf, uint32 index, bytes32[] calldata path) external pure returns (bytes32) {
        return Leaves.rootOf(leaf, index, path);
    }

    /// One root holds one leaf at one index of a tree of four.
    function check_oneLeafPerPlace(bytes32 a, bytes32 b, uint32 index, bytes32[2] memory x, bytes32[2] memory y)
        external
        view
    {
        vm.assume(index < 4 && a != b);
        assert(root(a, index, x) != root(b, index, y));
    }

    /// The index counts at every level: another index has another root, unless two equal halves were swapped.
    function check_placeMatters(bytes32 leaf, uint32 i, uint32 j, bytes32[2] memory path) external view {
        vm.assume(i < 4 && j < 4 && i != j && leaf != path[0]);
        bytes32[] memory one = new bytes32[](1);
        one[0] = path[0];
        vm.assume(this.rootOf(leaf, i & 1, one) != path[1]);
        assert(root(leaf, i, path) != root(leaf, j, path));
    }

    /// No node is a leaf: what leafOf gives differs from every root of a tree of four.
    function check_leafIsNoNode(uint32 i, bytes32[4] memory words, uint32 index, bytes32 leaf, bytes32[2] memory path)
        external
        view
    {
        vm.assume(index < 4);
        bytes32 other = Leaves.leafOf(i, words[0], words[1], words[2], address(uint160(uint256(words[3]))));
        assert(root(leaf, index, path) != other);
    }

    function root(bytes32 leaf, uint32 index, bytes32[2] memory two) private view returns (bytes32) {
        bytes32[] memory path = new bytes32[](2);
        (path[0], path[1]) = (two[0], two[1]);
        return this.rootOf(leaf, index, path);
    }
}
