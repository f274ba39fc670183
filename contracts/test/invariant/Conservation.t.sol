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

    /// Every fourth call: what is off stays off, and the end of the walk looks again.
    function invariant_moneyBooksAndOrdersAgree() external view {
        if (handler.steps() % 4 == 0) handler.check();
    }

    /// Liveness: however a walk ended, everybody gets everything, and the contracts are empty then.
    function afterInvariant() external {
        handler.wind();
    }

    /// The walk would prove little if it never got anywhere: a long one does each thing, refusals included, at least once.
    function testTheWalkReachesEverything() external {
        bytes4[] memory calls = handler.calls();
        for (uint256 i = 0; i < 5000; ++i) {
            uint256 seed = uint256(keccak256(abi.encode("walk", i)));
            (bool ok, bytes memory out) =
                address(handler).call(abi.encodeWithSelector(calls[seed % calls.length], seed));
            if (!ok) {
                assembly ("memory-safe") {
                    revert(add(out, 32), mload(out))
                }
            }
        }
        bytes32[109] memory all = things();
        for (uint256 i = 0; i < all.length; ++i) {
            yes(handler.countOf(all[i]) != 0, string(abi.encodePacked(all[i])));
        }
    }

    function things() private pure returns (bytes32[109] memory) {
        return [
            bytes32("allowToken"),
            "batch unproven",
            "batch without the item",
            "callback refused",
            "cancel",
            "cancel by another",
            "cancel carried",
            "cancel of another order",
            "cancel too late",
            "claim",
            "claim too early",
            "deposit",
            "deposit without money",
            "depositFor",
            "donate",
            "ended: cancel",
            "ended: expire",
            "ended: fulfil",
            "ended: lock",
            "ended: replace",
            "expire",
            "expire frozen",
            "expire too early",
            "expired in lock",
            "fee above the cap",
            "fee by another",
            "freeze",
            "freeze by another",
            "freeze by an honest proof",
            "freezeByProof",
            "fulfil",
            "fulfil by fallback",
            "fulfilBatch",
            "fulfilMany",
            "lapse",
            "lapse repeated",
            "lapse spared",
            "lock",
            "lock above the price",
            "lock beyond the balance",
            "lock beyond the stake",
            "lock by a stranger",
            "lock carried",
            "lock for another payout",
            "lock in a wrong round",
            "lock of another order",
            "lock request too old",
            "lock signed by another",
            "lock: no capacity",
            "locked: cancel",
            "locked: lock",
            "locked: no round left",
            "open",
            "open again",
            "open at another's cost",
            "open at the carrier's cost",
            "open beyond the balance",
            "open by a contract",
            "open for no verifier",
            "open signed by another",
            "open too late",
            "open with a used nonce",
            "open with value",
            "openMany",
            "openMany of unequal length",
            "paid after lapse",
            "paid in lock",
            "paid unlocked",
            "paid with bonus",
            "parameters by another",
            "receiver refused",
            "relock",
            "removeOperator",
            "replace",
            "replace by a cancellation",
            "replace by another",
            "replace by another's order",
            "replay",
            "replay in a new round",
            "result by a frozen verifier",
            "result by another verifier",
            "result for another payee",
            "result for nobody",
            "result in another's lock",
            "result not wanted",
            "result of another order",
            "result too late",
            "result too long",
            "result unproven",
            "result with another journal",
            "revokeNonces",
            "setOperator",
            "setParameters",
            "setPayout",
            "setProtocolFee",
            "skipped in a batch",
            "slash above the cap",
            "slash by another",
            "sponsor",
            "stake",
            "stake's withdraw too much",
            "token by another",
            "token refused",
            "unbond",
            "unbond too much",
            "verifier replaced",
            "warp",
            "withdraw",
            "withdraw too much"
        ];
    }
}
