// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Groth16Verifier} from "../src/Groth16Verifier.sol";
import {IMarket} from "../src/IMarket.sol";
import {Market} from "../src/Market.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {MockProvers} from "./Mocks.sol";
import {Test} from "./Test.sol";

/// The market with real proofs. Order, digest and contexts are those of tools/vectorgen, which computed them in Go; a proof
/// is bound to the order's digest, so a change of the order's fields needs new vectors.
abstract contract MarketProofSuite is Test {
    address private constant DEPLOYER = 0x00000000000000000000000000000000dEf10E42;
    address private constant PAYOUT = 0x00000000000000000000000000000000000cA4E1;
    address private constant THIEF = 0x000000000000000000000000000000000000bad1;
    address private constant PROVER = address(0x9401);
    address private constant TREASURY = address(0x74ea);
    uint256 private constant CLIENT_KEY = 0xA11CE;
    uint256 private constant OPERATOR_KEY = 0x09E4A704;
    uint256 private constant PRICE = 1e18;
    bytes32 private constant IMPOSSIBLE = keccak256("always panics");

    string private json;
    VerifierRegistry private registry;
    MockProvers private provers;
    Market private market;
    IMarket.Order private order;
    bytes private journal;
    bytes private proof;
    bytes private stolen;

    constructor(string memory file) {
        json = vm.readFile(file);
    }

    function setUp() public {
        bytes32[] memory list = vm.parseJsonBytes32Array(json, ".words");
        uint256[28] memory key;
        for (uint256 i = 0; i < 28; ++i) {
            key[i] = uint256(list[i]);
        }
        Groth16Verifier verifier = new Groth16Verifier(key, true);
        registry = new VerifierRegistry(address(this), address(this), 0);
        registry.add(verifier.selector(), address(verifier), IMPOSSIBLE);
        provers = new MockProvers(2500, 2500);
        provers.set(vm.addr(OPERATOR_KEY), PROVER, address(0), 1);
        vm.prank(DEPLOYER);
        market = newMarket();

        journal = vm.parseJsonBytes(json, ".fulfilment.journal");
        proof = vm.parseJsonBytes(json, ".fulfilment.proof");
        stolen = vm.parseJsonBytes(json, ".stolen.proof");
        order = readOrder();
        eq(bytes32(order.selector), bytes32(verifier.selector()), "selector");
        eq(order.maxPrice, PRICE, "price");
        vm.warp(order.deadline - 3600);
    }

    function newMarket() private returns (Market) {
        return new Market(address(this), new address[](0), registry, provers, TREASURY, 0);
    }

    function number(string memory field) private view returns (uint256) {
        return vm.parseJsonUint(json, string.concat(".order.", field));
    }

    function account(string memory field) private view returns (address) {
        return vm.parseJsonAddress(json, string.concat(".order.", field));
    }

    function word(string memory field) private view returns (bytes32) {
        return vm.parseJsonBytes32(json, string.concat(".order.", field));
    }

    function readOrder() private view returns (IMarket.Order memory o) {
        (o.client, o.payer, o.token) = (account("client"), account("payer"), account("token"));
        (o.callback, o.matcher) = (account("callback"), account("matcher"));
        o.selector = bytes4(vm.parseJsonBytes(json, ".order.selector"));
        (o.fallbackSelectors, o.programId) = (word("fallbackSelectors"), word("programId"));
        (o.programDigest, o.inputDigest) = (word("programDigest"), word("inputDigest"));
        o.expected = word("expected");
        o.journalHidden = vm.parseJsonBool(json, ".order.journalHidden");
        o.predicate = IMarket.Predicate(number("predicate"));
        o.nonce = number("nonce");
        o.maxCycles = uint64(number("maxCycles"));
        o.maxJournalBytes = uint32(number("maxJournalBytes"));
        o.prefixBytes = uint8(number("prefixBytes"));
        (o.minPrice, o.maxPrice) = (uint96(number("minPrice")), uint96(number("maxPrice")));
        (o.rampStart, o.rampSeconds) = (uint64(number("rampStart")), uint32(number("rampSeconds")));
        o.collateral = uint96(number("collateral"));
        (o.lockSeconds, o.deadline) = (uint64(number("lockSeconds")), uint64(number("deadline")));
        o.callbackGas = uint32(number("callbackGas"));
        o.matcherFeeBps = uint16(number("matcherFeeBps"));
    }

    function open(IMarket.Order memory o) private {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(CLIENT_KEY, market.orderDigest(o));
        vm.deal(address(this), o.maxPrice);
        market.open{value: o.maxPrice}(o, abi.encodePacked(r, s, v));
    }

    function fulfil(bytes memory journal_, address payout, bytes memory proof_) private {
        market.fulfil(order, IMarket.Fulfilment(journal_, payout, proof_));
    }

    function refused(bytes memory journal_, address payout, bytes memory proof_) private returns (bool) {
        IMarket.Fulfilment memory fulfilment = IMarket.Fulfilment(journal_, payout, proof_);
        (bool ok,) = address(market).call(abi.encodeCall(market.fulfil, (order, fulfilment)));
        return !ok;
    }

    function testGoComputesTheSameDigestAndContext() public view {
        eq(address(market), vm.parseJsonAddress(json, ".market"), "market");
        bytes32 digest = market.orderDigest(order);
        eq(digest, vm.parseJsonBytes32(json, ".orderDigest"), "order digest");
        eq(bytes32(market.contextOf(digest, PAYOUT)), vm.parseJsonBytes32(json, ".fulfilment.context"), "context");
        eq(bytes32(market.contextOf(digest, THIEF)), vm.parseJsonBytes32(json, ".stolen.context"), "thief's context");
    }

    function testRealProofPays() public {
        open(order);
        fulfil(journal, PAYOUT, proof);
        eq(market.balanceOf(address(0), PAYOUT), PRICE, "paid");
        eq(market.orders(market.orderDigest(order)).journalDigest, sha256(journal), "journal digest");
        yes(refused(journal, PAYOUT, proof), "the same proof twice");
        yes(refused(journal, THIEF, stolen), "another valid proof after the first");
        eq(market.balanceOf(address(0), PAYOUT), PRICE, "paid once");
    }

    function testProofPaysNobodyElse() public {
        open(order);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        fulfil(journal, THIEF, proof);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        fulfil(journal, PAYOUT, stolen);
        fulfil(journal, THIEF, stolen); // its own payee: it is a real proof
    }

    function testLockHolderIsPaidFirst() public {
        open(order);
        IMarket.LockRequest memory request =
            IMarket.LockRequest(market.orderDigest(order), vm.addr(OPERATOR_KEY), PAYOUT, 0, 0, order.deadline);
        vm.deal(vm.addr(OPERATOR_KEY), order.collateral);
        vm.prank(vm.addr(OPERATOR_KEY));
        market.lock{value: order.collateral}(order, request, "");
        vm.expectPartialRevert(IMarket.LockedForOther.selector);
        fulfil(journal, THIEF, stolen);
        fulfil(journal, PAYOUT, proof);
    }

    /// The order names its journal's digest, and refuses others before any proof is looked at.
    function testOrderTakesItsExpectedJournalOnly() public {
        open(order);
        vm.expectPartialRevert(IMarket.JournalRefused.selector);
        fulfil(bytes.concat(journal, hex"00"), PAYOUT, proof);
        vm.expectPartialRevert(IMarket.JournalRefused.selector);
        fulfil("", PAYOUT, proof);
    }

    /// Asked without the market, which would refuse another journal first.
    function testProofIsForOneJournal() public {
        Groth16Verifier verifier = Groth16Verifier(registry.get(order.selector));
        uint256 context = market.contextOf(market.orderDigest(order), PAYOUT);
        bytes32 programId = order.programId;
        bytes memory bytes_ = proof;
        verifier.verify(programId, sha256(journal), context, bytes_);
        bytes32 another = sha256(bytes.concat(journal, hex"00"));
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        verifier.verify(programId, another, context, bytes_);
    }

    function testProofIsForOneOrder() public {
        IMarket.Order memory second = order;
        second.nonce += 1;
        open(second);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        market.fulfil(second, IMarket.Fulfilment(journal, PAYOUT, proof));
    }

    function testProofIsForOneMarket() public {
        market = newMarket();
        open(order);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        fulfil(journal, PAYOUT, proof);
    }

    function testProofIsForOneChain() public {
        vm.chainId(1);
        open(order); // the same order, signed for the other chain
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        fulfil(journal, PAYOUT, proof);
    }

    function testEveryByteGroupMatters() public {
        open(order);
        for (uint256 i = 0; i < 388; i += 4) {
            bytes memory bad = proof;
            bad[i] ^= 0x80;
            yes(refused(journal, PAYOUT, bad), string.concat("flipped byte ", vm.toString(i)));
        }
        yes(refused(journal, PAYOUT, bytes.concat(proof, hex"00")), "too long");
        bytes memory short = proof;
        assembly {
            mstore(short, 387)
        }
        yes(refused(journal, PAYOUT, short), "too short");
        yes(refused(journal, PAYOUT, ""), "empty");
        no(refused(journal, PAYOUT, proof), "the proof itself");
    }
}

contract MarketToyProofTest is MarketProofSuite("test/vectors/small.json") {}

/// A recorded proof of the product's own circuit: the solvency guest, proven by SP1, wrapped.
contract MarketRealProofTest is MarketProofSuite("test/vectors/real.json") {}
