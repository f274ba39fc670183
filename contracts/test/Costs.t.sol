// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Groth16Verifier} from "../src/Groth16Verifier.sol";
import {IMarket} from "../src/IMarket.sol";
import {Base} from "./Base.sol";

/// What each call costs and how large the contracts are, kept in snapshots/*.json. Each call is a transaction of its own
/// with cold storage; fulfil's is with a mock verifier, and verify is the call alone, without a transaction's base.
/// forge-config: default.isolate = true
contract CostsTest is Base {
    uint256 private constant MAX_CODE_BYTES = 24_576;
    uint256 private constant MAX_VERIFY_GAS = 300_000;

    function testGasOfAnOrdersLife() public {
        vm.deal(CARRIER, 2);
        vm.prank(CARRIER);
        market.deposit{value: 1}(address(0), 1);
        vm.snapshotGasLastCall("gas", "deposit first");

        IMarket.Order memory order = newOrder(address(0));
        order.nonce = 3; // the order below finds its nonce word in use, as most do
        open(order);
        order = newOrder(address(0));
        bytes memory signature = sign(order);
        market.open(order, signature);
        vm.snapshotGasLastCall("gas", "open");
        vm.prank(PROVER);
        market.lock(order, PAYOUT);
        vm.snapshotGasLastCall("gas", "lock");
        bytes memory proof = prove(order, JOURNAL, PAYOUT);
        market.fulfil(order, JOURNAL, PAYOUT, proof);
        vm.snapshotGasLastCall("gas", "fulfil without verify");
        vm.prank(PAYOUT);
        market.withdraw(address(0), PAYOUT, PRICE);
        vm.snapshotGasLastCall("gas", "withdraw all");
    }

    function testGasOfRefunds() public {
        IMarket.Order memory order = opened();
        vm.prank(client);
        market.cancel(order);
        vm.snapshotGasLastCall("gas", "cancel");
        order.nonce = 2;
        open(order);
        lock(order);
        vm.warp(order.deadline + 1);
        market.expire(order);
        vm.snapshotGasLastCall("gas", "expire locked");
    }

    /// The pairings dominate and do not depend on the proof, so the committed vector gives the same gas as any other,
    /// up to the price of a zero calldata byte.
    function testVerifyStaysBelow300000GasAndContractsSmall() public {
        string memory json = vm.readFile("test/vectors/small.json");
        bytes32[] memory list = vm.parseJsonBytes32Array(json, ".words");
        uint256[28] memory key;
        for (uint256 i = 0; i < 28; ++i) {
            key[i] = uint256(list[i]);
        }
        Groth16Verifier groth16 = new Groth16Verifier(key, true);
        groth16.verify(
            vm.parseJsonBytes32(json, ".proofs[0].programId"),
            vm.parseJsonBytes32(json, ".proofs[0].journalDigest"),
            uint256(vm.parseJsonBytes32(json, ".proofs[0].context")),
            vm.parseJsonBytes(json, ".proofs[0].proof")
        );
        uint256 gas = vm.snapshotGasLastCall("gas", "verify");
        yes(gas <= MAX_VERIFY_GAS, string.concat("verify costs ", vm.toString(gas)));
        size("Market", address(market));
        size("VerifierRegistry", address(registry));
        size("Groth16Verifier", address(groth16));
    }

    function size(string memory name, address deployed) private {
        yes(deployed.code.length <= MAX_CODE_BYTES, name);
        vm.snapshotValue("bytes", name, deployed.code.length);
    }
}
