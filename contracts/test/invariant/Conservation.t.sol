// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test, Vm} from "../Test.sol";
import {Handler} from "./Handler.sol";

/// The market's promises under any sequence of calls, good and hostile, at any time. A walk fails when a good call is refused, a
/// hostile one is not (Hostile), an event breaks a promise (Watch), or one of the sums here is off by one.
contract ConservationTest is Test {
    Handler private handler;

    function setUp() public {
        vm.warp(1_800_000_000);
        handler = new Handler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() external view returns (Vm.FuzzSelector[] memory targets) {
        targets = new Vm.FuzzSelector[](1);
        targets[0] = Vm.FuzzSelector(address(handler), handler.calls());
    }

    function invariant_moneyBooksAndOrdersAgree() external view {
        handler.checkConservation();
        handler.checkBooks();
        handler.checkOrders();
    }

    /// Liveness: however a walk ended, everybody gets everything, and the contracts are empty then.
    function afterInvariant() external {
        handler.wind();
    }

    /// The walk would prove little if it never got anywhere: a long one does each thing, refusals included, at least once.
    function testTheWalkReachesEverything() external {
        bytes4[] memory calls = handler.calls();
        for (uint256 i = 0; i < 6000; ++i) {
            uint256 seed = uint256(keccak256(abi.encode("walk", i)));
            (bool ok, bytes memory out) =
                address(handler).call(abi.encodeWithSelector(calls[seed % calls.length], seed));
            if (!ok) {
                assembly ("memory-safe") {
                    revert(add(out, 32), mload(out))
                }
            }
        }
    }
}
