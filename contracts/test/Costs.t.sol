// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Groth16Verifier} from "../src/Groth16Verifier.sol";
import {IMarket} from "../src/IMarket.sol";
import {IFrozen, IProverStake} from "../src/IProverRegistry.sol";
import {IRootVerifier, IVerifier} from "../src/IVerifier.sol";
import {Market} from "../src/Market.sol";
import {ProverRegistry} from "../src/ProverRegistry.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {Base} from "./Base.sol";

/// Says yes and costs next to nothing, so that what it is part of is measured without a proof's check.
contract FreeVerifier is IVerifier, IRootVerifier {
    bytes4 private immutable SELECTOR;

    constructor(bytes4 selector_) {
        SELECTOR = selector_;
    }

    function selector() external view override(IVerifier, IRootVerifier) returns (bytes4) {
        return SELECTOR;
    }

    function verify(bytes32, bytes32, uint256, bytes calldata) external pure {}

    function verifyRoot(bytes32, bytes calldata) external pure {}
}

/// What each call costs and how large the contracts are, kept in snapshots/*.json. Each call is a transaction of its own with
/// cold storage, on accounts and nonce words that are in use, with the real registries, full-length digests and a proof of a
/// real one's length. What forge reports in isolated mode is what the sender of the transaction pays: it includes the base of
/// 21,000 and the calldata, less refunds (testWhatIsMeasured holds it to that). "X" is that figure; "X call" is without
/// base and calldata, which is what a contract that makes the call sees.
/// The check of a proof is in none of them; "verify" is that alone, as a call.
/// forge-config: default.isolate = true
contract CostsTest is Base {
    uint256 private constant BASE_GAS = 21_000;
    uint256 private constant MAX_CODE_BYTES = 24_576;
    uint256 private constant BATCH = 32;
    bytes4 private constant FREE = 0xf4ee0001;
    uint256 private constant PROOF_BYTES = 388;

    ProverRegistry private stakes;

    function setUp() public override {
        super.setUp();
        vm.warp(NOW - 2 days);
        registry = new VerifierRegistry(address(this), GUARDIAN, 1 days);
        registry.add(FREE, address(new FreeVerifier(FREE)), IMPOSSIBLE);
        address[] memory list = new address[](1);
        list[0] = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        stakes = new ProverRegistry(
            ProverRegistry.Config({
                owner: address(this),
                treasury: TREASURY,
                verifiers: IFrozen(address(registry)),
                stakeToken: NATIVE,
                slashers: list,
                activationSeconds: 1 days,
                unbondingSeconds: 60 days,
                parameters: IProverStake.Parameters(1 ether, 1000, 2000, 5000, 2500, 2500)
            })
        );
        address slasher = list[0];
        list[0] = address(token);
        market = new Market(address(this), list, registry, stakes, TREASURY, 0);
        eq(address(market), slasher, "the market is where the registry expects it");
        enlist(PROVER, OPERATOR_KEY);
        enlist(RIVAL, RIVAL_KEY);
        vm.warp(NOW);
        address[6] memory accounts = [client, PROVER, RIVAL, PAYOUT, TREASURY, MATCHER];
        for (uint256 i = 0; i < 6; ++i) {
            fund(accounts[i]);
        }
        open(costOrder(0)); // the client's nonce word is in use
    }

    /// A prover with stake for 40 locks, whose operator consented.
    function enlist(address prover, uint256 key) private {
        vm.deal(prover, 40 ether);
        vm.prank(prover);
        stakes.stake{value: 40 ether}(40 ether);
        uint64 expiry = uint64(NOW);
        bytes memory consent = signWith(key, stakes.operatorDigest(prover, vm.addr(key), expiry));
        vm.prank(prover);
        stakes.setOperator(vm.addr(key), expiry, consent);
        fund(prover); // the slash's receivers have balances there, too
        vm.deal(address(this), 3 ether);
        stakes.depositFor{value: 1 ether}(NATIVE, client, 1 ether);
        stakes.depositFor{value: 1 ether}(NATIVE, TREASURY, 1 ether);
        stakes.depositFor{value: 1 ether}(NATIVE, RIVAL_PAYOUT, 1 ether);
    }

    function costOrder(uint256 nonce) private view returns (IMarket.Order memory order) {
        order = newOrder(NATIVE);
        order.nonce = nonce;
        order.selector = FREE;
        order.programId = keccak256("program");
        order.rampStart = uint64(NOW - 100);
        order.rampSeconds = 50; // over
        order.minPrice = uint96(PRICE / 2);
    }

    function someProof() private pure returns (bytes memory proof) {
        while (proof.length < PROOF_BYTES) proof = bytes.concat(proof, keccak256(proof));
        assembly {
            mstore(proof, 388)
        }
        (proof[0], proof[1], proof[2], proof[3]) = (FREE[0], FREE[1], FREE[2], FREE[3]);
    }

    function result(address payout) private pure returns (IMarket.Fulfilment memory) {
        return IMarket.Fulfilment(JOURNAL, payout, someProof());
    }

    function inputGas(bytes memory data) private pure returns (uint256 gas) {
        for (uint256 i = 0; i < data.length; ++i) {
            gas += data[i] == 0 ? 4 : 16;
        }
    }

    /// Makes the call, keeps both figures, and holds the transaction's to its limit; zero: no limit.
    function measure(string memory name, address sender, bytes memory data, uint256 limit)
        private
        returns (uint256 gas)
    {
        vm.prank(sender);
        (bool ok, bytes memory answer) = address(market).call(data);
        gas = vm.snapshotGasLastCall("gas", name);
        yes(ok, string.concat(name, " failed: ", vm.toString(uint256(bytes32(answer)))));
        vm.snapshotValue("gas", string.concat(name, " call"), gas - BASE_GAS - inputGas(data));
        if (limit != 0) yes(gas <= limit, string.concat(name, " costs ", vm.toString(gas)));
    }

    function each(string memory name, uint256 gas, uint256 limit) private {
        vm.snapshotValue("gas", name, gas / BATCH);
        yes(gas / BATCH <= limit, string.concat(name, " costs ", vm.toString(gas / BATCH)));
    }

    /// An account without code does nothing: what is reported is the base and the data.
    function testWhatIsMeasured() public {
        bytes memory data = hex"0011000022";
        (bool ok,) = address(0xe0a).call(data);
        yes(ok, "called");
        eq(vm.snapshotGasLastCall("gas", "nothing"), BASE_GAS + 2 * 16 + 3 * 4, "base and data");
    }

    // ---- orders

    function testGasOfOpen() public {
        IMarket.Order memory order = costOrder(1);
        bytes memory signature = sign(order);
        uint256 gas = measure("open", CARRIER, abi.encodeCall(market.open, (order, signature)), 0);
        uint256 call = gas - BASE_GAS - inputGas(abi.encodeCall(market.open, (order, signature)));
        yes(call <= 60_000, string.concat("open's call costs ", vm.toString(call)));
    }

    function testGasOfOpenMany() public {
        IMarket.Order[] memory orders = new IMarket.Order[](BATCH);
        bytes[] memory signatures = new bytes[](BATCH);
        for (uint256 i = 0; i < BATCH; ++i) {
            orders[i] = costOrder(1 + i);
            signatures[i] = sign(orders[i]);
        }
        bytes memory data = abi.encodeCall(market.openMany, (orders, signatures));
        each("open one of 32", measure("open 32", CARRIER, data, 0), 60_000);
    }

    function testGasOfCancelAndReplace() public {
        IMarket.Order memory order = costOrder(1);
        open(order);
        measure("cancel", client, abi.encodeCall(market.cancel, (order, 0, "")), 45_000);
        order.nonce = 2;
        bytes32 digest = open(order);
        bytes memory signature = signWith(CLIENT_KEY, market.cancelDigest(digest, order.deadline));
        measure("cancel carried", CARRIER, abi.encodeCall(market.cancel, (order, order.deadline, signature)), 0);
        order.nonce = 3;
        open(order);
        measure("replace", client, abi.encodeCall(market.replace, (order, costOrder(4), 0, "")), 0);
    }

    // ---- locks

    function lockCall(uint256 key, IMarket.Order memory order, address payout) private view returns (bytes memory) {
        IMarket.LockRequest memory request = newRequest(order, vm.addr(key), payout);
        bytes memory signature = signWith(key, market.lockDigest(request));
        return abi.encodeCall(market.lock, (order, request, signature));
    }

    function testGasOfLock() public {
        IMarket.Order memory order = costOrder(1);
        open(order);
        measure("lock", CARRIER, lockCall(OPERATOR_KEY, order, PAYOUT), 120_000);
        lapse(order);
        measure("lock again", CARRIER, lockCall(RIVAL_KEY, order, RIVAL_PAYOUT), 0);
        lapse(order);
        measure("lock a third time", CARRIER, lockCall(OPERATOR_KEY, order, PAYOUT), 0);
    }

    // ---- results

    function testGasOfFulfil() public {
        IMarket.Order memory order = costOrder(1);
        open(order);
        lock(order);
        measure("fulfil", CARRIER, abi.encodeCall(market.fulfil, (order, result(PAYOUT))), 0);
        order.nonce = 3;
        open(order);
        lock(order);
        IMarket.Fulfilment memory short = IMarket.Fulfilment(JOURNAL, PAYOUT, abi.encodePacked(FREE));
        measure("fulfil without a proof's bytes", CARRIER, abi.encodeCall(market.fulfil, (order, short)), 70_000);
        market.setProtocolFee(100);
        order.nonce = 2;
        (order.matcher, order.matcherFeeBps) = (MATCHER, 100);
        open(order);
        lock(order);
        measure("fulfil with both fees", CARRIER, abi.encodeCall(market.fulfil, (order, result(PAYOUT))), 0);
    }

    function testGasOfFulfilWithoutALock() public {
        IMarket.Order memory order = costOrder(1);
        open(order);
        measure("fulfil without a lock", CARRIER, abi.encodeCall(market.fulfil, (order, result(PAYOUT))), 0);
        order.nonce = 2;
        open(order);
        lock(order);
        lapse(order);
        measure("fulfil after a lapse", CARRIER, abi.encodeCall(market.fulfil, (order, result(RIVAL_PAYOUT))), 0);
    }

    function manyOpened() private returns (IMarket.Order[] memory orders, bytes memory data) {
        orders = new IMarket.Order[](BATCH);
        for (uint256 i = 0; i < BATCH; ++i) {
            orders[i] = costOrder(1 + i);
            open(orders[i]);
        }
        (bytes32 root,, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        data = abi.encodeCall(market.fulfilBatch, (root, someProof(), orders, items));
    }

    function testGasOfFulfilBatch() public {
        (IMarket.Order[] memory orders, bytes memory data) = manyOpened();
        for (uint256 i = 0; i < BATCH; ++i) {
            lock(orders[i]);
        }
        each("fulfil one of 32", measure("fulfil batch of 32", CARRIER, data, 0), 45_000);
    }

    function testGasOfFulfilBatchWithoutLocks() public {
        (, bytes memory data) = manyOpened();
        uint256 gas = measure("fulfil batch of 32 without locks", CARRIER, data, 0);
        each("fulfil one of 32 without a lock", gas, 60_000);
    }

    function testGasOfExpire() public {
        IMarket.Order memory order = costOrder(1);
        open(order);
        order.nonce = 2;
        open(order);
        lock(order);
        vm.warp(order.deadline + 1);
        measure("expire locked", CARRIER, abi.encodeCall(market.expire, (order)), 0);
        order.nonce = 1;
        measure("expire", CARRIER, abi.encodeCall(market.expire, (order)), 0);
    }

    // ---- money

    function testGasOfMoney() public {
        vm.deal(CARRIER, 2);
        vm.prank(CARRIER);
        market.deposit{value: 1}(NATIVE, 1);
        vm.snapshotGasLastCall("gas", "deposit first");
        vm.prank(CARRIER);
        market.deposit{value: 1}(NATIVE, 1);
        vm.snapshotGasLastCall("gas", "deposit");
        measure("withdraw all", PAYOUT, abi.encodeCall(market.withdraw, (NATIVE, PAYOUT, FUNDS)), 0);
    }

    // ---- the proof's check, and sizes

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
        bytes memory data = abi.encodeCall(
            groth16.verify,
            (
                vm.parseJsonBytes32(json, ".proofs[0].programId"),
                vm.parseJsonBytes32(json, ".proofs[0].journalDigest"),
                uint256(vm.parseJsonBytes32(json, ".proofs[0].context")),
                vm.parseJsonBytes(json, ".proofs[0].proof")
            )
        );
        (bool ok,) = address(groth16).call(data);
        yes(ok, "verified");
        uint256 gas = vm.snapshotGasLastCall("gas", "verify");
        yes(gas <= 300_000, string.concat("verify costs ", vm.toString(gas)));
        vm.snapshotValue("gas", "verify call", gas - BASE_GAS - inputGas(data));
        size("Market", address(market));
        size("ProverRegistry", address(stakes));
        size("VerifierRegistry", address(registry));
        size("Groth16Verifier", address(groth16));
    }

    function size(string memory name, address deployed) private {
        yes(deployed.code.length <= MAX_CODE_BYTES, name);
        vm.snapshotValue("bytes", name, deployed.code.length);
    }
}
