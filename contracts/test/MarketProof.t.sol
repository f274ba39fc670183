// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Groth16Verifier} from "../src/Groth16Verifier.sol";
import {IMarket} from "../src/IMarket.sol";
import {Market} from "../src/Market.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {Test} from "./Test.sol";

/// The market with real proofs. The order's constants are those of tools/vectorgen, which computed its digest and
/// contexts in Go.
abstract contract MarketProofSuite is Test {
    address private constant DEPLOYER = 0x00000000000000000000000000000000dEf10E42;
    address private constant PAYOUT = 0x00000000000000000000000000000000000cA4E1;
    address private constant THIEF = 0x000000000000000000000000000000000000bad1;
    uint64 private constant DEADLINE = 1_800_003_600;

    string private json;
    VerifierRegistry private registry;
    Market private market;
    IMarket.Order private order;
    bytes private journal;
    bytes private proof;
    bytes private stolen;

    constructor(string memory file) {
        json = vm.readFile(file);
    }

    function setUp() public {
        vm.warp(DEADLINE - 3600);
        bytes32[] memory list = vm.parseJsonBytes32Array(json, ".words");
        uint256[28] memory key;
        for (uint256 i = 0; i < 28; ++i) {
            key[i] = uint256(list[i]);
        }
        Groth16Verifier verifier = new Groth16Verifier(key, true);
        registry = new VerifierRegistry(address(this), address(this), 0);
        registry.add(verifier.selector(), verifier);
        vm.prank(DEPLOYER);
        market = new Market(registry, address(0));

        journal = vm.parseJsonBytes(json, ".fulfilment.journal");
        proof = vm.parseJsonBytes(json, ".fulfilment.proof");
        stolen = vm.parseJsonBytes(json, ".stolen.proof");
        order = IMarket.Order({
            client: vm.addr(0xA11CE),
            nonce: 300,
            selector: verifier.selector(),
            programId: vm.parseJsonBytes32(json, ".fulfilment.programId"),
            programDigest: sha256("elf"),
            inputDigest: sha256("input"),
            maxCycles: 1 << 20,
            maxJournalBytes: 1024,
            token: address(0),
            price: 1e18,
            collateral: 1e17,
            lockSeconds: 600,
            deadline: DEADLINE
        });
    }

    function open(IMarket.Order memory o) private {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(0xA11CE, market.orderDigest(o));
        market.open{value: o.price}(o, abi.encodePacked(r, s, v));
    }

    function refused(bytes memory journal_, address payout, bytes memory proof_) private returns (bool) {
        (bool ok,) = address(market).call(abi.encodeCall(market.fulfil, (order, journal_, payout, proof_)));
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
        market.fulfil(order, journal, PAYOUT, proof);
        eq(market.balanceOf(address(0), PAYOUT), 1e18, "paid");
        eq(market.orders(market.orderDigest(order)).journalDigest, sha256(journal), "journal digest");
        yes(refused(journal, PAYOUT, proof), "the same proof twice");
        yes(refused(journal, THIEF, stolen), "another valid proof after the first");
        eq(market.balanceOf(address(0), PAYOUT), 1e18, "paid once");
    }

    function testProofPaysNobodyElse() public {
        open(order);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        market.fulfil(order, journal, THIEF, proof);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        market.fulfil(order, journal, PAYOUT, stolen);
        market.fulfil(order, journal, THIEF, stolen); // its own payee: it is a real proof
    }

    function testLockHolderIsPaidFirst() public {
        open(order);
        vm.deal(address(this), 1e17);
        market.lock{value: 1e17}(order, PAYOUT);
        vm.expectPartialRevert(IMarket.LockedForOther.selector);
        market.fulfil(order, journal, THIEF, stolen);
        market.fulfil(order, journal, PAYOUT, proof);
    }

    function testProofIsForOneJournal() public {
        open(order);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        market.fulfil(order, bytes.concat(journal, hex"00"), PAYOUT, proof);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        market.fulfil(order, "", PAYOUT, proof);
    }

    function testProofIsForOneOrder() public {
        IMarket.Order memory second = order;
        second.nonce += 1;
        open(second);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        market.fulfil(second, journal, PAYOUT, proof);
    }

    function testProofIsForOneMarket() public {
        market = new Market(registry, address(0));
        open(order);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        market.fulfil(order, journal, PAYOUT, proof);
    }

    function testProofIsForOneChain() public {
        vm.chainId(1);
        open(order); // the same order, signed for the other chain
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        market.fulfil(order, journal, PAYOUT, proof);
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
